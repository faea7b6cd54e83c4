/** A line item is a column of the gradebook. */
export interface LineItem {
  readonly id: string;
  label: string;
  scoreMaximum: number;
  resourceId: string;
  tag: string;
  /** The activity it stands for; null = a manual column. */
  resourceLinkId: string | null;
  readonly toolId: string;
  /** Made with its activity, rather than by a tool through the service. */
  readonly isCoupled: boolean;
  submissionReview: { readonly url?: string; readonly custom?: Readonly<Record<string, string>> } | null;
}

export interface Grade {
  /** In points of the line item; null = the cell is empty. */
  readonly points: number | null;
  readonly comment: string | null;
  /** Whole seconds since 1970. */
  readonly modifiedAt: number;
  /** Whether a person wrote it, rather than a tool. */
  readonly isByHand?: boolean;
}

/** Columns, cells, and how often each cell was really changed by a score. */
export class Gradebook {
  readonly lineItems: LineItem[] = [];
  readonly #grades = new Map<string, Grade>();
  readonly #applications = new Map<string, number>();
  readonly #submissions = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #lastId = 8;

  addLineItem(item: Omit<LineItem, 'id'>): LineItem {
    const added = { id: String(++this.#lastId), ...item };
    this.lineItems.push(added);
    this.changed();
    return added;
  }

  lineItem(id: string): LineItem | undefined {
    return this.lineItems.find((item) => item.id === id);
  }

  /** The column of an activity; undefined when it has none, or more than one (then launches name no line item). */
  lineItemOf(resourceLinkId: string): LineItem | undefined {
    const items = this.lineItems.filter((item) => item.resourceLinkId === resourceLinkId);
    return items.length === 1 ? items[0] : undefined;
  }

  removeLineItem(id: string): void {
    const place = this.lineItems.findIndex((item) => item.id === id);
    if (place >= 0) {
      this.lineItems.splice(place, 1);
      this.changed();
    }
  }

  grade(lineItemId: string, personId: string): Grade | undefined {
    return this.#grades.get(`${lineItemId} ${personId}`);
  }

  /** Cells of a column that were ever touched, by person. */
  gradesOf(lineItemId: string): { personId: string; grade: Grade }[] {
    return [...this.#grades]
      .map(([key, grade]) => ({ key: key.split(' '), grade }))
      .filter(({ key }) => key[0] === lineItemId)
      .map(({ key, grade }) => ({ personId: key[1] as string, grade }));
  }

  /** A score that passed every check. Counted, so that a test can ask for "exactly once". */
  applyScore(
    lineItemId: string,
    personId: string,
    grade: Grade,
    { isNewSubmission = false }: { isNewSubmission?: boolean } = {},
  ): void {
    const key = `${lineItemId} ${personId}`;
    this.#grades.set(key, grade);
    this.#applications.set(key, (this.#applications.get(key) ?? 0) + 1);
    if (isNewSubmission) this.#submissions.set(key, (this.#submissions.get(key) ?? 0) + 1);
    this.changed();
  }

  /** A person edits the cell in the gradebook: no score of a tool, but its time counts against later scores. */
  editByHand(lineItemId: string, personId: string, grade: Grade): void {
    this.#grades.set(`${lineItemId} ${personId}`, { ...grade, isByHand: true });
    this.changed();
  }

  /** How many scores had effect on this cell. */
  applications(lineItemId: string, personId: string): number {
    return this.#applications.get(`${lineItemId} ${personId}`) ?? 0;
  }

  /** How many attempts the platform shows for this cell. */
  submissions(lineItemId: string, personId: string): number {
    return this.#submissions.get(`${lineItemId} ${personId}`) ?? 0;
  }

  /** Calls `listener` after every change, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
