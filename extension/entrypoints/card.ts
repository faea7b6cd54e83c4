import '../card/settle-trusted-types.ts';
import { runCard } from '../card/run-card.ts';

/** What it returns goes to the worker, and stays in the page for the one that comes after a worker that died. */
export default { main: () => ((globalThis as { tendCardResult?: string }).tendCardResult = runCard()) };
