import { noticeMoments } from '../places/notice-moments.ts';
import { githubReviewSignals } from '../places/github-review.ts';

export default { main: () => noticeMoments(githubReviewSignals) };
