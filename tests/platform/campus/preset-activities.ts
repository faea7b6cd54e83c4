import type { Course } from '../course.ts';
import type { RegisteredTool } from '../registered-tool.ts';

const presets = [
  {
    moduleId: 'not-soft',
    title: 'Compassion is not soft',
    description: 'A short practice on being kind and clear in the same conversation.',
  },
  {
    moduleId: 'notice',
    title: 'Notice first',
    description: 'A short practice on seeing how somebody is before you act.',
  },
];

/** Two activities of a freshly connected tool, as if a teacher had selected them, each with a column for 1 point. */
export function addPresetActivities(course: Course, tool: RegisteredTool): void {
  if (course.resourceLinks.length > 0) return;
  for (const { moduleId, title, description } of presets) {
    course.addResourceLink({
      toolId: tool.deploymentId,
      title,
      description,
      custom: { module_id: moduleId },
      lineItem: { scoreMaximum: 1, resourceId: moduleId },
    });
  }
}
