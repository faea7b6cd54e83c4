/**
 * The one motion, and only in a page: opacity and 8 px in 160 ms. Nothing is shown on paper, nor while the window itself
 * fills the screen: somebody may be presenting. Important in a shadow root comes before important on its host.
 */
export const pageStyles = /* css */ `
.card { max-height: calc(100vh - 32px); overflow: auto; animation: tend-in 160ms ease-out; }
@keyframes tend-in { from { opacity: 0; transform: translateY(8px); } }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } }
@media print, (display-mode: fullscreen) { :host { display: none !important; } }
`;
