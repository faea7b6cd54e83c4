const asAddress = (picture: Buffer) => `data:image/png;base64,${picture.toString('base64')}`;

/** A page with the picture of the popup where a browser opens it: over the page, below its button in the toolbar. */
export function overPage(page: Buffer, popup: Buffer): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; height: 100vh; overflow: hidden; background: url(${asAddress(page)}) }
    img { position: absolute; top: 12px; right: 40px; border-radius: 12px; box-shadow: 0 10px 40px #0006, 0 0 0 1px #8887 }
  </style><img alt="" src="${asAddress(popup)}">`;
}
