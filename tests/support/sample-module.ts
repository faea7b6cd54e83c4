import type { Module } from '#shared/schemas/module.ts';

/** A whole module with invented text: two turns, three endings, three questions. */
export const sampleModule: Module = {
  id: 'sample',
  version: 1,
  minutes: 9,
  behaviours: ['attending', 'empathising'],
  elements: ['inclusion'],
  evidence: ['west-2017'],
  licence: 'CC-BY-4.0',
  steps: ['read', 'decide', 'reflect', 'plan', 'check'],
  scenario: {
    start: 'corridor',
    scenes: {
      corridor: { stop: 'desk', 'walk-on': 'later', email: 'later' },
      desk: { ask: 'heard', fix: 'managed', promise: 'managed' },
      later: { ask: 'heard', nothing: 'alone', fix: 'managed' },
    },
    endings: ['heard', 'managed', 'alone'],
  },
  questions: [
    { id: 'first', options: ['a', 'b', 'c'], correct: 'b' },
    { id: 'second', options: ['a', 'b', 'c'], correct: 'a' },
    { id: 'third', options: ['a', 'b', 'c'], correct: 'c' },
  ],
  locales: {
    en: {
      title: 'Two minutes in the corridor',
      summary: 'What changes when someone is listened to before they are helped.',
      status: 'draft',
      read: {
        heading: 'Listening is work',
        paragraphs: [
          'Most of us help too early. Someone begins to tell us what went wrong, and we are already looking for the tool that will mend it. It feels kind. To the person who speaks it can feel like a door that closes.',
          'Attending is the part before the help. You stop, you turn to the person, and you let them finish. It takes less time than it seems: in most talks people have said what matters after about ninety seconds.',
          'In this module you meet Sam, who has had a bad night shift, and you try what two minutes can do.',
        ],
      },
      decide: {
        setting:
          'It is ten to eight. You are on your way to the handover. Sam, a healthcare assistant, sits in the corridor and looks at the floor.',
        scenes: {
          corridor: {
            text: '“Morning,” says Sam, without looking up. “Long one.”',
            options: {
              stop: {
                label: 'Stop, sit down beside Sam and say: “Tell me.”',
                consequence: 'Sam looks up. Nobody has sat down all night.',
              },
              'walk-on': {
                label: 'Say “Hang in there” and walk on to the handover.',
                consequence: 'Sam nods and goes on looking at the floor.',
              },
              email: {
                label: 'Decide to write Sam a kind email this afternoon.',
                consequence: 'Sam does not know that you have noticed.',
              },
            },
          },
          desk: {
            text: '“We were two short. Mrs Okafor fell, and I was in the other bay.”',
            options: {
              ask: {
                label: 'Ask: “What has stayed with you most?”',
                consequence: 'Sam tells you about the sound. It is the first time it is said aloud.',
              },
              fix: {
                label: 'Say that you will report the staffing today.',
                consequence: 'Sam is glad of it, and does not say the other thing.',
              },
              promise: {
                label: 'Say: “That was not your fault.”',
                consequence: 'Sam had not got as far as fault yet.',
              },
            },
          },
          later: {
            text: 'At noon Sam is still on the ward, filling in the form about the fall.',
            options: {
              ask: { label: 'Pull up a chair and ask how the night was.', consequence: 'Sam puts the pen down.' },
              nothing: {
                label: 'Leave Sam to it. Forms need quiet.',
                consequence: 'Sam finishes the form and goes home.',
              },
              fix: { label: 'Offer to finish the form.', consequence: 'Sam lets you. It is quicker.' },
            },
          },
        },
        endings: {
          heard: {
            title: 'Sam was heard',
            text: 'Sam goes home tired, and less alone with it. You were six minutes late to the handover.',
          },
          managed: {
            title: 'It was dealt with',
            text: 'Things are in order. Sam still carries the part that nobody asked about.',
          },
          alone: { title: 'Sam went home', text: 'Nothing was done wrong. Nothing was said either.' },
        },
      },
      reflect: {
        question: 'When did someone last let you finish?',
        hint: 'What did they do with their eyes, their hands, their time?',
      },
      plan: {
        intro: 'A plan that names its moment is kept more often than a good intention.',
        cues: ['someone tells me about a bad shift', 'I open my Monday one-to-one', 'a message ends in “never mind”'],
        responses: ['ask one question and wait', 'put my phone away first', 'say back what I heard'],
      },
      check: {
        first: {
          question: 'Someone starts to tell you what went wrong. What comes first?',
          options: {
            a: { label: 'A way to mend it', feedback: 'Help that comes before listening often misses what is needed.' },
            b: {
              label: 'Letting them finish',
              feedback: 'It takes about ninety seconds, and it changes what you hear.',
            },
            c: { label: 'A story of your own', feedback: 'It moves the talk from them to you.' },
          },
        },
        second: {
          question: 'What does attending ask of you?',
          options: {
            a: { label: 'To be there with your attention', feedback: 'Yes: body, eyes and time.' },
            b: { label: 'To agree', feedback: 'You can listen well and see it otherwise.' },
            c: { label: 'To have an answer', feedback: 'An answer can wait.' },
          },
        },
        third: {
          question: 'You have no time now. What is kind?',
          options: {
            a: { label: 'To listen with half an ear', feedback: 'People notice, and they stop sooner.' },
            b: { label: 'To say nothing', feedback: 'Then they cannot know that you saw.' },
            c: {
              label: 'To say when you will have time, and keep it',
              feedback: 'A kept promise is a form of listening.',
            },
          },
        },
      },
    },
  },
};
