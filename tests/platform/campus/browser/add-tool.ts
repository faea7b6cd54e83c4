/** Runs in the browser, sent as text: takes the frame of a registration away when the tool says that it is through. */
export function addTool(): void {
  const frame = document.querySelector<HTMLIFrameElement>('#registration');
  window.addEventListener('message', (event: MessageEvent<{ subject?: string }>) => {
    const isTool = event.source === frame?.contentWindow && event.data.subject === 'org.imsglobal.lti.close';
    if (isTool) location.assign('/tools');
  });
}
