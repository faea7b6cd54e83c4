import { receiveHandOver } from './receive-hand-over.ts';
import { pageLocale } from './page-locale.ts';
import { WorkPage } from './work-page.ts';

// The window in which a plan is taken to work. The plan comes from the page that opened it, and stays in this document.
const page = new WorkPage();
page.locale = pageLocale();
document.getElementById('page')?.replaceChildren(page);
receiveHandOver({
  onHanded({ locale, handOver }) {
    document.documentElement.lang = locale;
    page.locale = locale;
    page.handOver = handOver;
    page.state = 'here';
  },
  onNothing: () => (page.state = 'absent'),
});
