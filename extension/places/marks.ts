import { githubReview, githubReviewSignals } from './github-review.ts';
import { gitlabReview, gitlabReviewSignals } from './gitlab-review.ts';
import { gmail, gmailSignals } from './gmail.ts';
import { googleCalendar, googleCalendarSignal } from './google-calendar.ts';
import { googleMeet, googleMeetCall } from './google-meet.ts';
import { jira, jiraSignals } from './jira.ts';
import { outlook, outlookSignals } from './outlook.ts';
import type { Signal } from './signal.ts';
import { slack, slackSignals } from './slack.ts';
import { teams, teamsCall, teamsChatSignals } from './teams.ts';
import type { CallSignal } from './watch-call.ts';
import { zoom, zoomCall } from './zoom.ts';

/** What a page must hold for one signal of its place: a path, as the source of an expression, and all the selectors. */
export interface Mark {
  path: string;
  selectors: string[];
}

const marksOfSignals = (signals: readonly Signal[]): Mark[] =>
  signals.map(({ path, focus, page }) => ({
    path: path?.source ?? '',
    selectors: [focus, page].filter((selector) => selector !== undefined),
  }));
const marksOfCall = ({ joined }: CallSignal): Mark[] => [{ path: '', selectors: [joined] }];

/** By the id of a place: what its script looks for, so that a check finds what the script would find. */
export const marks: Readonly<Record<string, readonly Mark[]>> = {
  [gmail.id]: marksOfSignals(gmailSignals),
  [outlook.id]: marksOfSignals(outlookSignals),
  [googleCalendar.id]: marksOfSignals([googleCalendarSignal]),
  [googleMeet.id]: marksOfCall(googleMeetCall),
  [teams.id]: [...marksOfCall(teamsCall), ...marksOfSignals(teamsChatSignals)],
  [zoom.id]: marksOfCall(zoomCall),
  [slack.id]: marksOfSignals(slackSignals),
  [githubReview.id]: marksOfSignals(githubReviewSignals),
  [gitlabReview.id]: marksOfSignals(gitlabReviewSignals),
  [jira.id]: marksOfSignals(jiraSignals),
};
