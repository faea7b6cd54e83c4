import { Gradebook } from './gradebook.ts';

export interface Person {
  /** The `sub` of launches and `user_id` of memberships: a number as text. */
  readonly id: string;
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly role: 'learner' | 'teacher' | 'admin';
  /** An admin may look at a course without being a member of it. */
  readonly isEnrolled: boolean;
  /** What is particular, where a platform can say it: helps to teach, tries things out, teaches elsewhere, is unknown. */
  readonly kind?: 'assistant' | 'test-user' | 'teaches-elsewhere' | 'anonymous';
}

/** An activity of the course that points at the tool. */
export interface ResourceLink {
  readonly id: string;
  /** Course module id: the number in the activity's address, different from `id`. */
  readonly cmid: number;
  readonly toolId: string;
  readonly title: string;
  readonly description: string;
  /** Null = the tool's own address. */
  readonly url: string | null;
  readonly custom: Readonly<Record<string, string>>;
  readonly container: 'iframe' | 'window';
}

export interface NewResourceLink {
  readonly toolId: string;
  readonly title: string;
  readonly description?: string;
  readonly url?: string | null;
  readonly custom?: Readonly<Record<string, string>>;
  readonly container?: 'iframe' | 'window';
  /** Absent = no column in the gradebook and no `lineitem` in launches. */
  readonly lineItem?: {
    readonly scoreMaximum: number;
    readonly resourceId?: string;
    readonly tag?: string;
    readonly submissionReview?: { readonly url?: string; readonly custom?: Readonly<Record<string, string>> };
  };
}

/** A course with its people, its activities and its gradebook, all in memory. */
export class Course {
  readonly gradebook = new Gradebook();
  readonly resourceLinks: ResourceLink[] = [];
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly people: Person[];
  /** Over: nothing can be graded any more, where the platform looks at it. */
  isConcluded = false;
  /** Ids of activities that learners cannot see yet. */
  readonly unpublished = new Set<string>();
  #lastCmid = 4;
  #lastLinkId = 6;

  constructor(id: string, label: string, title: string, people: readonly Person[]) {
    this.id = id;
    this.label = label;
    this.title = title;
    this.people = [...people];
  }

  person(id: string): Person | undefined {
    return this.people.find((person) => person.id === id);
  }

  /** Only learners have a row in the gradebook: a score for anybody else is refused. */
  isGradable(id: string): boolean {
    const person = this.person(id);
    return person !== undefined && person.isEnrolled && person.role === 'learner';
  }

  /** Adds an activity, and its column in the gradebook when it asks for one. */
  addResourceLink(link: NewResourceLink): ResourceLink {
    const added: ResourceLink = {
      id: String(++this.#lastLinkId),
      cmid: ++this.#lastCmid,
      toolId: link.toolId,
      title: link.title,
      description: link.description ?? '',
      url: link.url ?? null,
      custom: link.custom ?? {},
      container: link.container ?? 'iframe',
    };
    this.resourceLinks.push(added);
    if (link.lineItem) {
      // The column is named after the activity: Moodle ignores lineItem.label.
      this.gradebook.addLineItem({
        label: link.title,
        scoreMaximum: link.lineItem.scoreMaximum,
        resourceId: link.lineItem.resourceId ?? '',
        tag: link.lineItem.tag ?? '',
        resourceLinkId: added.id,
        toolId: link.toolId,
        isCoupled: true,
        submissionReview: link.lineItem.submissionReview ?? null,
      });
    }
    return added;
  }
}
