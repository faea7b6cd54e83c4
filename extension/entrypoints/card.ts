import { runCard } from '../card/run-card.ts';

export default { main: runCard };
