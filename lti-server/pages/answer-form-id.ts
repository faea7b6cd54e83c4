/** In the frame that asks for a window: the form by which the picker in that window answers from here. */
export const answerFormId = 'tend-answer';
