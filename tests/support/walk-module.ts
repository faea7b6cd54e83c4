import { expect, type FrameLocator, type Page } from '@playwright/test';

/** Where a module is shown: a frame of the campus, or a window of its own. */
export type Place = Page | FrameLocator;

const heading = (place: Place, name: string) => place.getByRole('heading', { level: 2, name });

/** From the first step to the open reflection. */
export async function walkToReflection(place: Place): Promise<void> {
  await place.getByRole('button', { name: 'Go on to the next step' }).click();
  await expect(heading(place, 'What would you do?')).toBeVisible();
  const goOn = place.locator('decide-step').getByRole('button', { name: 'Go on', exact: true });
  for (let turns = 1; turns <= 6 && !(await goOn.isVisible()); turns += 1) {
    await place.locator('decide-step .options button').first().click();
    await expect(place.locator('decide-step .you')).toHaveCount(turns);
  }
  await goOn.click();
  await expect(heading(place, 'A moment for yourself')).toBeVisible();
}

/** From the open reflection to the finish. */
export async function walkToFinish(place: Place, plan: string): Promise<void> {
  await place.getByRole('button', { name: 'Keep it and go on' }).click();
  await place.getByRole('group', { name: 'If' }).getByRole('radio').first().check();
  await place.getByLabel('What you will do, in your words').fill(plan);
  await place.getByRole('button', { name: 'Show my plan' }).click();
  await place.getByRole('button', { name: 'I have said it' }).click();
  const questions = place.locator('check-step fieldset');
  for (let index = 0; index < (await questions.count()); index += 1) {
    await questions.nth(index).getByRole('radio').first().check();
    await questions.nth(index).getByRole('button', { name: 'Try this answer' }).click();
  }
  await place.getByRole('button', { name: 'Finish' }).click();
  await expect(heading(place, 'You are through')).toBeVisible();
  await expect(place.getByRole('definition').filter({ hasText: 'done' })).toBeVisible();
}
