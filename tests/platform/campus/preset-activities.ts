import type { Course } from '../course.ts';
import type { RegisteredTool } from '../registered-tool.ts';

const presets = [
  {
    moduleId: 'not-soft',
    title: 'Not soft',
    description: 'What compassionate leadership is, and how to talk about a missed target without harm.',
  },
  {
    moduleId: 'notice',
    title: 'Notice',
    description: 'How to give your attention on a day that has none to spare.',
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
