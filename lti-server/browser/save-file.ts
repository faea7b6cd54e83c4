/** Hands a file to the person's downloads. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // After the click was handled: the browser has taken the file over by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
