import { foundInReviewIn, namesReviewIn } from '../../languages/forms.ts';
import type { PostMortem } from '../../postmortem/model.ts';
import { byFeeling, byLooking, foundInReview } from '../phrases/found-in-review.ts';
import { sectionNamed } from './places.ts';

/** How much of a document says what it is about. */
const HEAD = 3000;

/** Found in an audit, a review of code or a test, and at most one entry has a time: nobody waited. */
export function isFoundInReview(postmortem: PostMortem): boolean {
  const { timeline, document, language } = postmortem;
  if (timeline.length > 1) return false;
  const head = document.text.slice(0, HEAD);
  if (foundInReview.pattern.test(head)) return true;
  const section = sectionNamed(postmortem, 'detection');
  const told = section ? document.text.slice(section.body.start, section.body.end).slice(0, 400) : '';
  return language
    ? foundInReviewIn(language, head) || namesReviewIn(language, told)
    : byLooking.pattern.test(told) && !byFeeling.pattern.test(told);
}
