/** Where the page scripts' build puts the icon. Platforms keep the address, so it has no hash. */
export const toolIconName = 'icon.svg';
export const toolIconPath = `/assets/${toolIconName}`;

/** The mark of Tend (shared/components/marks.ts) on its own ground, for lists of activities of any colour. */
export const toolIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 40 40" width="64" height="64">
<rect x="-8" y="-8" width="40" height="40" rx="9" fill="#0b6e69"/>
<g fill="none" stroke="#fff" stroke-width="2.25" stroke-linecap="round"><path d="M2.75 14.5a9.25 9.25 0 0 1 18.5 0"/><path d="M7 16.5a5 5 0 0 1 10 0"/></g>
<circle cx="12" cy="18" r="2" fill="#fff"/>
</svg>
`;
