import { css, html, LitElement, type TemplateResult } from 'lit';
import { baseStyles } from '#shared/components/base-styles.ts';

export interface Group {
  /** Of its heading, in the root in which the contents stand. */
  id: string;
  heading: string;
  content: TemplateResult;
}

/** The groups of a long page, each with a way to it. */
export class PageContents extends LitElement {
  static override properties = { heading: {}, groups: { attribute: false } };
  static override styles = [
    baseStyles,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1.25rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      a {
        display: inline-block;
        padding-block: 0.625rem;
        color: var(--accent);
        text-underline-offset: 0.2em;
      }
    `,
  ];

  declare heading: string;
  declare groups: readonly Group[];

  protected override firstUpdated(): void {
    // The page comes to stand after the browser has looked for the part that its address names.
    const id = decodeURIComponent(location.hash.slice(1));
    if (this.groups.some((group) => group.id === id)) void this.updateComplete.then(() => this.go(id));
  }

  private go(id: string): void {
    const heading = (this.getRootNode() as ShadowRoot).getElementById(id);
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  /** No browser looks into a shadow root for the part that an address names. */
  private follow(event: Event, id: string): void {
    event.preventDefault();
    history.replaceState(null, '', `#${id}`);
    this.go(id);
  }

  protected override render(): TemplateResult {
    return html`<nav aria-label=${this.heading}>
      <ul>
        ${this.groups.map(
          ({ id, heading }) =>
            html`<li><a href="#${id}" @click=${(event: Event) => this.follow(event, id)}>${heading}</a></li>`,
        )}
      </ul>
    </nav>`;
  }
}
customElements.define('page-contents', PageContents);
