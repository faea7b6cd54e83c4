import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Module } from '#shared/schemas/module.ts';
import { toolIconPath } from '../pages/tool-icon.ts';
import type { ResourceLinkItem } from '../platform/services/services.ts';

/** How modules are placed, the same for all that are chosen at once. */
export interface Placing {
  /** The tool's address. */
  url: string;
  locale: Locale;
  /** Points of the column; null where the platform makes none. */
  scoreMaximum: number | null;
  /** `tool_platform.product_family_code`, in whatever case. */
  platformFamily: string | null;
}

/**
 * Platforms that open a review of somebody's work at the tool, for columns that ask for it; Moodle shows the way there
 * only then. Canvas has no such message: it opens the activity itself.
 */
const reviewing = new Set(['moodle']);

/**
 * The content item that places a module in a course (Deep Linking 2.0, 3.1). The module is named twice: in a custom
 * parameter, which comes back with every launch and with copies of the course, and as the line item's resource id.
 * `scoreMaximum` is a whole number from 1 to 100, for Moodle refuses others. The title is the module's: `title` and
 * `text` of the request are defaults for tools that have none, and Moodle puts there what the whole tool is called.
 */
export function buildItem(module: Module, { url, locale, scoreMaximum, platformFamily }: Placing): ResourceLinkItem {
  const { title, summary } = textIn(module.locales, locale).text;
  return {
    type: 'ltiResourceLink',
    title,
    text: summary,
    // Blackboard refuses an item without an address.
    url: `${url}/lti/launch`,
    icon: { url: url + toolIconPath, width: 64, height: 64 },
    custom: { module_id: module.id },
    ...(scoreMaximum !== null && {
      lineItem: {
        ...{ label: title, scoreMaximum, resourceId: module.id, tag: 'tend' },
        ...(reviewing.has(platformFamily?.toLowerCase() ?? '') && {
          submissionReview: { reviewableStatus: ['InProgress', 'Completed'] },
        }),
      },
    }),
  };
}
