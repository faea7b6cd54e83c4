import type { Placement } from '../placements.ts';

const link = ['ltiResourceLink'];

/** What each place of Canvas takes, from its source. Media types are one text with commas, in Canvas alone. */
export const canvasPlacements = {
  assignment_selection: place({ types: link, takesLineItem: true }),
  link_selection: place({ types: link, isMultiple: true }),
  course_assignments_menu: place({ types: link, isMultiple: true, takesLineItem: true }),
  module_index_menu_modal: place({ types: link, isMultiple: true, autoCreates: true, takesLineItem: true }),
  editor_button: place({ types: ['link', 'file', 'html', 'ltiResourceLink', 'image'], isMultiple: true }),
  // Learners hand in what the tool offers here.
  homework_submission: place({ types: ['file', 'ltiResourceLink'], isForLearners: true }),
  migration_selection: place({ types: ['file'] }),
};

function place(facts: {
  types: readonly string[];
  isMultiple?: boolean;
  autoCreates?: boolean;
  isForLearners?: boolean;
  takesLineItem?: boolean;
}): Placement {
  return {
    settings: {
      accept_types: facts.types,
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_media_types: 'application/vnd.ims.lti.v1.ltilink,text/html',
      accept_multiple: facts.isMultiple ?? false,
      auto_create: facts.autoCreates ?? false,
    },
    isForLearners: facts.isForLearners ?? false,
    takesLineItem: facts.takesLineItem ?? false,
  };
}
