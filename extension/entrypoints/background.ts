import { defineBackground } from 'wxt/utils/define-background';
import { listen } from '../nudging/listen.ts';

export default defineBackground({ type: 'module', main: listen });
