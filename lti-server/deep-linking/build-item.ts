import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Module } from '#shared/schemas/module.ts';
import type { ResourceLinkItem } from '../platform/services/services.ts';

/**
 * The content item that places a module in a course (Deep Linking 2.0, 3.1). The module is named twice: in a custom
 * parameter, which comes back with every launch and with copies of the course, and as the line item's resource id.
 * `scoreMaximum` is a whole number, for Moodle refuses others; 1 shows that this is done or not done.
 */
export function buildItem(module: Module, launchUrl: string, locale: Locale): ResourceLinkItem {
  const { title, summary } = textIn(module.locales, locale).text;
  return {
    type: 'ltiResourceLink',
    title,
    text: summary,
    // Blackboard refuses an item without an address.
    url: launchUrl,
    custom: { module_id: module.id },
    lineItem: { label: title, scoreMaximum: 1, resourceId: module.id, tag: 'tend' },
  };
}
