/**
 * The end of a registration: the platform closes our frame or window when it is told (LTI Dynamic Registration 1.0,
 * 3.7). It is told after a while by itself, unless somebody wants to go on reading.
 */
const readingTime = 15_000;

const platform = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);
const part = document.getElementById('tend-close');

function close(): void {
  // No secret in it, and the page around ours may have another origin than the platform's own.
  platform?.postMessage({ subject: 'org.imsglobal.lti.close' }, '*');
}

if (platform && part) {
  const timer = setTimeout(close, readingTime);
  part.hidden = false;
  part.querySelector('[data-close]')?.addEventListener('click', close);
  part.querySelector('[data-stay]')?.addEventListener('click', (event) => {
    clearTimeout(timer);
    part.querySelector('[role="status"]')?.remove();
    (event.currentTarget as HTMLElement).remove();
  });
}
