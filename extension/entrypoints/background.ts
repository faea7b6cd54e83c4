import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../nudging/listen.ts';

// One classic script: parts that modules share would be read one by one at every wake, each with all that pages need.
export default defineBackground(listen);
