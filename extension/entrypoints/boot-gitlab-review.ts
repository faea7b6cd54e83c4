import { boot } from '../places/boot.ts';
import { gitlabReviewSignals } from '../places/gitlab-review.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(gitlabReviewSignals, watchFocus) };
