import { boot } from '../places/boot.ts';
import { githubReviewSignals } from '../places/github-review.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(githubReviewSignals, watchFocus) };
