import type { Entry } from './entry.ts';

/** Adverbs and phrases that say a person's act was a slip. With an operation and no agent they point at an unnamed person. */
export const ACCIDENT: Entry = {
  sense: 'a slip of the hand',
  words: `
accidentally; mistakenly; inadvertently; unintentionally; unwittingly; erroneously; wrongly; errantly; by mistake; by accident; in error; unknowingly; in a moment of inattention; through an oversight; due to an oversight; by an oversight; by oversight; absent-mindedly; absentmindedly; unthinkingly; wrongfully`,
  hits: [
    'A developer accidentally dropped the table.',
    'The volume was accidentally deleted.',
    'By mistake, the newsletter was sent to everyone.',
    'The page had been wrongly closed.',
  ],
  misses: ['The linker accidentally dropped the symbol.', 'The job was mistakenly marked as correct.'],
};

/** Adverbs and phrases that judge how somebody worked. */
export const MANNER: Entry = {
  sense: 'without care',
  words: `
carelessly; recklessly; negligently; hastily; prematurely; sloppily; lazily; foolishly; stupidly; thoughtlessly; heedlessly; rashly; clumsily; incompetently; irresponsibly; incorrectly; improperly; blindly; naively; naïvely; stubbornly; arrogantly; wilfully; willfully; deliberately; knowingly; needlessly; unwisely; unprofessionally; casually; halfheartedly; half-heartedly; haphazardly; cavalierly; selfishly; idly; blithely; merrily; cheerfully; happily; brazenly; impatiently; overconfidently; inattentively; imprudently; injudiciously; inexcusably; inexplicably; shamefully; lackadaisically; dismissively; drunkenly; wantonly; prematurely; amateurishly; ineptly; bizarrely; conveniently; obstinately; impulsively; impetuously; mindlessly; cluelessly; obliviously; flippantly; nonchalantly; callously; glibly; incautiously; perfunctorily; smugly; timidly; hurriedly; overeagerly; over-eagerly; ill-advisedly; pig-headedly; unilaterally; on a whim;
without checking; without asking; without telling; without waiting; without announcing; without notifying; without coordinating; without reviewing; without testing; without reading; without looking; without thinking; without verifying; without warning anyone; without informing; without consulting; without permission; without a second thought; without a second look; without so much as; without even; without bothering; without due care; without approval; without authorisation; without authorization; without review; without looking twice; without stopping to; without waiting; without giving; without notifying; without a thought; without first; without reviewing; without double-checking; without understanding; without reflection; without opening;
against policy; against procedure; against advice; against the advice; against the rules; against house rules; against orders; against instructions; contrary to policy; contrary to the instructions; contrary to procedure; in breach of; in violation of; in defiance of; in blatant disregard; in disregard of; in blatant defiance; despite the warning; despite warnings; despite several warnings; despite repeated warnings; despite being told; despite having been told; despite having been warned; despite being warned; against all advice; against better judgement; through carelessness; out of laziness; in an act of laziness; in an act of carelessness; in a moment of carelessness; out of carelessness; out of habit; out of spite; for a quiet life; to save time; in a hurry; in haste; in his haste; in her haste; in their haste; in a rush; on a friday afternoon; of all people; for no good reason; yet again; once again; as usual; as ever; as always`,
  hits: [
    'Bob carelessly merged the branch.',
    'The release captain impulsively reverted the schema.',
    'The dispatcher nonchalantly closed the alarm.',
    'The operator restarted the array without checking the mirror.',
  ],
  misses: ['The loader blindly trusts the header.', 'Packets are forwarded without checking the sum.'],
};

/**
 * Adjectives that judge how people act, decide and work, before whatever noun: “an ill-considered purge”. The constructions
 * take them from here, and add what only counts in their place.
 */
export const CARELESS = `
careless reckless negligent sloppy inept clumsy thoughtless irresponsible unprofessional hasty overhasty rash
ill-advised ill-judged ill-considered ill-conceived ill-prepared injudicious slapdash slipshod shoddy
amateurish half-hearted ham-fisted foolish cavalier misguided uncoordinated ill-timed ill-thought-out heedless
imprudent lackadaisical`;

/** Adjectives that judge a person, or what a person did. */
export const BAD_ADJECTIVES: Entry = {
  sense: 'a person found wanting',
  words: `
${CARELESS}
lazy incompetent stupid dumb thick idiotic moronic daft silly inattentive absent-minded absentminded forgetful
complacent lax arrogant overconfident over-confident cocky impatient overzealous over-zealous overeager
over-eager naive naïve clueless ignorant unqualified incapable unreliable untrustworthy undisciplined
disorganised disorganized hapless hopeless useless halfhearted negligible-minded unobservant oblivious
distracted drunk hungover inexperienced unprepared blundering bumbling bungling dozy sleepy drowsy dim
dim-witted gormless feckless unwise short-sighted shortsighted myopic pig-headed pigheaded stubborn obstinate
disobedient insubordinate dishonest deceitful secretive selfish uncaring indifferent nonchalant blasé blase
trigger-happy gung-ho unthinking gullible remiss derelict inexcusable unforgivable unforgiveable shameful
disgraceful embarrassing laughable pathetic appalling ham-handed butterfingered cack-handed maladroit
inconsiderate unconscientious unmotivated untrained unskilled overworked-and-careless tone-deaf high-handed
over-hasty light-hearted culpable blameworthy guilty pushy bossy hot-headed sluggish inefficient unhelpful
slow-witted flippant impulsive impetuous haphazard timid callous disrespectful smug apathetic indecisive
wrongheaded unimaginative tactless cynical hypocritical egotistical conceited condescending headstrong
spineless cowardly unscrupulous reprehensible unconscionable disingenuous perfunctory petty vindictive pompous
presumptuous uncooperative obstructive overcautious over-cautious over-hopeful overtrusting over-trusting
ill-disciplined senseless mindless tardy childish unethical dismissive wilful willful`,
  hits: [
    'The reviewer was careless.',
    'A careless reviewer approved it.',
    'The new hire is hopeless at SQL.',
    'The lead was flippant about the backups.',
    'An impetuous administrator rebooted both.',
    'The vendor was uncooperative.',
  ],
  misses: [
    'Images are lazy-loaded.',
    'The lazy evaluator kept the thunk.',
    'A naive cache kept every row.',
    'The collation is case insensitive.',
    'The mindless retry loop filled the queue.',
    'Greedy patterns match too much.',
  ],
};

/** Nouns that judge a person. Reported with a person near them (by, of, possessive), or as the cause. */
export const BAD_NOUNS: Entry = {
  sense: 'a fault of character or care',
  words: `
negligence carelessness recklessness sloppiness laziness incompetence ineptitude clumsiness stupidity foolishness
idiocy thoughtlessness irresponsibility inattention inattentiveness complacency arrogance overconfidence
impatience forgetfulness heedlessness absent-mindedness ignorance naivety naïveté naivete indifference apathy
indiscipline insubordination disobedience blunder goof gaffe slip-up cock-up screw-up botch folly oversight slackness
laxity misjudgement misjudgment miscalculation misunderstanding misreading mishandling mismanagement dereliction malpractice
haste hubris bravado lapse stubbornness obstinacy bungling fumble howler clanger brain-fart brainfart bravura
nonchalance dithering foot-dragging procrastination shortsightedness short-sightedness imprudence unprofessionalism
dishonesty ineptness cluelessness amateurism inexperience overzealousness wrongdoing misconduct foul-up mess-up
passivity indecision indecisiveness cowardice timidity hypocrisy favouritism favoritism disorganisation disorganization
disinterest tardiness intransigence malfeasance nepotism rudeness selfishness deceit foolhardiness impulsiveness
flippancy smugness callousness evasiveness over-confidence overcaution wishful-thinking`,
  hits: [
    'It came down to the negligence of the night shift.',
    'A miscalculation by the planner left us short.',
    'It came down to the indecision of the incident commander.',
    'The cause was the passivity of the night shift.',
  ],
  misses: ['Slip rings wear out.', 'The lapse of the lease is normal.'],
};

/** "Human error" and its jokes. */
export const HUMAN_ERROR: Entry = {
  sense: 'human error as a cause',
  words: `
human error; human errors; human mistake; human failure; human failing; human oversight; human slip; human fault; human carelessness; human factor; human negligence; operator error; operator mistake; operator fault; user error; user mistake; pilot error; driver error; pebkac; pebcak; pibcak; picnic; id-10-t; id10t; id 10 t; layer 8; layer-8; layer eight; wetware; wetware error; liveware;
fat finger; fat fingers; fat-finger; fat-fingers; fat-fingered; fat-fingering; fat fingered; fat fingering; finger trouble; fumble fingers; butterfingers; between chair and keyboard; between the chair and the keyboard; between keyboard and chair; between the keyboard and the chair; between seat and keyboard; person error; personal error; personnel error; staff error; technician error; engineer error; administrator error; admin error; developer error; programmer error; manual error; manual mistake; clerical error; typing mistake; typing error; copy-paste error; copy and paste error; keying error; data-entry error; cockpit error; mistake by a human; error by a human; error of a person; man-made error; handling error; procedural error by; finger slip; slip of the finger; slip of the hand; slip of the keyboard; nut behind the wheel; nut behind the keyboard; loose nut; biological interface; carbon-based; organic component; error made by a person; error on the part of`,
  hits: [
    'The outage was caused by human error.',
    'PEBKAC, again.',
    'A fat-fingered command took the site down.',
  ],
  misses: [
    'The user error rate rose to 4%.',
    'A guard that prevents human error is planned.',
    'Do not write "human error".',
  ],
};

/** Consequences for a person, and calls on somebody to be a better person. */
export const PUNISHMENT: Entry = {
  sense: 'consequences for a person',
  words: `
fired; sacked; let go; dismissed; disciplined; reprimanded; demoted; suspended; reassigned; terminated; written up; admonished; rebuked; scolded; shown the door; given notice; cautioned; formal warning; written warning; final warning; verbal warning; official warning; letter of warning; disciplinary; disciplinary action; disciplinary hearing; disciplinary procedure; performance review; performance plan; performance improvement; improvement plan; pip; held accountable; held responsible; hold accountable; hold responsible; taken to task; brought to book; called to account; hauled over the coals; told off; a talking-to; talking to; a word with; words with him; words with her; words with them; having words; have words; stern word; stern talk; stern words; heads must roll; heads will roll; heads should roll; consequences; repercussions; sanctions; sanctioned; punished; penalised; penalized; penalty; docked; bonus; fined; sent home; taken off; removed from the rota; removed from on-call; off the rota; banned from; barred from; no longer allowed; no longer be allowed; not be allowed; lose access; lose his access; lose her access; lost her access; lost his access; revoke his; revoke her; revoke their; revoked from; stripped of; access revoked; badge; grounded; probation; dismissal; never again be; never be allowed; must never again; kept away from; keep away from;
be more careful; more careful; be careful; take more care; take care; greater care; more care; better care; pay attention; pay more attention; pay closer attention; closer attention; more attention; be vigilant; more vigilant; be attentive; more attentive; be diligent; more diligent; more diligence; more disciplined; more discipline; more thorough; concentrate; to concentrate; think twice; think before; think harder; try harder; double-check their; be reminded; are reminded; is reminded; was reminded; were reminded; remind everyone; remind all; remind staff; remind engineers; reminder to; urged to; admonished to; told to; more alert; be alert; stay alert; more responsible; take responsibility; more conscientious; be mindful; more mindful; know better; show more; more respect; get a grip; pull their socks up; pull his socks up; pull her socks up; learn to; should learn; must learn; needs to learn; need to learn; stop being;
retrain; re-train; retraining; re-training; retrained; re-trained; refresher; refresher course; remedial training; remedial course; remedial training; re-certification; recertification; recertified; coaching; coached; one-on-one; sent on a course; send on a course; sit the course; go back to school; back to training; repeat the training; repeat his; repeat her; training for; supervised until; under supervision; shadow a`,
  hits: [
    'Engineers must pay more attention.',
    'The technician was let go.',
    'Retrain Mark on the deploy tool.',
  ],
  misses: [
    'The pod was terminated.',
    'The replica was demoted.',
    'The account was suspended by the billing system.',
    'I wake up at seven and see the page.',
  ],
};

/** Judging the past by what is known today. */
export const HINDSIGHT: Entry = {
  sense: 'known only afterwards',
  words: `
in hindsight; with hindsight; with the benefit of hindsight; hindsight; in retrospect; retrospectively; looking back; seen from today; seen from now; from today's; after the fact; after the event; with what we know now; knowing what we know; now that we know; now that; as we now know; as one sees now; as we see now; as it turned out; in the cold light of day;
obvious; obviously; clearly; evident; evidently; plain to see; plain as day; clear as day; clear from the start; clear from the outset; clear from the beginning; plainly; blatantly; patently; glaring; glaringly; self-evident; unmistakable; unmistakably; a child could; any child; anyone could; anybody could; anyone with; any fool; a blind man; everyone knew; everybody knew; no surprise; not surprising; unsurprisingly; surprise nobody; surprised nobody; surprise no one; surprised no one; to no one's surprise; to nobody's surprise; could have told; should have surprised; hardly surprising; small wonder; no wonder; little wonder; came as no surprise; predictable; predictably; foreseeable; was to be expected; as expected; only to be expected; saw it coming; see it coming; saw this coming; see this coming; see that coming; coming for; coming a mile; a mile off; miles away; telegraphed;
inevitable; inevitably; bound to; doomed; doomed to; destined to; fated; sure to; certain to; guaranteed to; had to go wrong; had to end; had to fail; had to happen; had to lead; only end; could only end; would only end; matter of time; question of time; waiting to happen; sooner or later; never stood a chance; never had a chance; never going to; was never going; no chance; stood no chance; a recipe for; recipe for disaster; asking for trouble; asking for it; begging for; tempting fate; courting disaster; inviting trouble; playing with fire; an accident waiting; a disaster waiting; ticking time bomb; time bomb; ticking bomb; house of cards; no good could; nothing good could; could not end well; cannot end well; couldn't end well; ended as it had to; came home to roost; come home to roost; came back to bite; come back to bite; came back to haunt; caught up with; backfired; comes back to; rope to hang;
writing on the wall; writing was on the wall; warning signs; warning sign; red flag; red flags; alarm bells; told the whole story; was staring; were staring; staring us; staring everyone; in plain sight; in plain view; signs were; the signs; all the signs; every sign; the evidence; went unheeded; unheeded; heeded; passed over; there for all; for all to see; there to see; there to be seen; there to be read; for anyone to see; as clear a sign; a sign as; clear sign; omens; tell-tale; telltale; the hint; hints were; plain hint;
a mistake; clearly a mistake; was a mistake; were a mistake; a bad idea; a terrible idea; a bad call; a bad decision; the wrong call; wrong call; the wrong decision; wrong decision; false decision; a poor decision; poor choice; poor decision; poor judgement; bad choice; bad bet; wrong choice; the wrong choice; ill-advised; ill-considered; ill-conceived; ill-judged; ill-fated; misguided; misplaced; unwise; foolhardy; folly; naive; naïve; reckless; short-sighted; shortsighted; penny wise; penny-wise; false economy; too optimistic; overly optimistic; wishful; wishful thinking; misjudged; unrealistic; premature; too frugal; gamble; gambled; gambling; a fool's errand; madness; lunacy; insane; absurd; indefensible; unforgivable; plain wrong; dead wrong; flawed from; wrong from; wrong-headed; too ambitious; too good to be true`,
  hits: [
    'In hindsight, the decision to skip the canary was a mistake.',
    'The rollout was doomed.',
    'It was obvious that the rollout would fail.',
  ],
  misses: ['There was no obvious error message.', 'The alert text clearly names the host.'],
};

/** What a person decided: the object of hindsight. */
export const DECISIONS = `
decision choice call plan gamble bet idea assumption approach strategy judgement judgment move attempt trust hope optimism
confidence compromise trade-off bargain shortcut workaround go-ahead approval sign-off refusal reluctance belief
rollout launch cutover cut-over migration schedule deadline timetable budget design policy experiment stunt
`;

/** Words that go with a reproach but do not make one: with a person near them, the model may speak. */
export const CHARGES: Entry = {
  sense: 'a reproach in the air',
  words: `
accidental; mistaken; inadvertent; erroneous; lack of; lack; want of; absence of; shortage of; insufficient care; insufficient diligence; unfamiliarity; misoperation; misconfiguration by; contempt; reluctance; refusal; unwillingness; inability; failure of the; failure to; failure by; 's failure; error by; error of the; errors by; mistake by; mistake of; mistakes by; mistake; mistakes; error made; workmanship; work ethic; diligence; common sense; judgement; judgment; concentration; discipline; skill; skills; knowledge; competence; awareness; patience; temper; ego; egos; pride; boredom; curiosity; precision; attention; apology; excuse; excuses; shame; shame on; disgrace; fault; blame; to blame; guilt; guilty; culprit; culprits; responsible; responsibility; accountable; duty; negligent; liability; scapegoat; fingerprints; point the finger; finger points; finger; points to; pinned on; pin on; down to; traced to; owed to; owing to; thanks to; courtesy of; thanks for nothing; lesson to; lesson for; teach him; teach her; teach them; learn from; learned nothing; learnt nothing; never learn; again and again; yet another; once more; habit; habits; usual; supposedly; so-called; apparently; somehow; evidently; surprise; surprise surprise; bravo; well done; genius; stroke of genius; masterpiece; brilliant; brilliantly; wisdom; esteemed; clever; hero; heroes; special kind; congratulations; kudos to whoever; hats off; rocket science; one wonders; wonder; wonders; imagine; believe it or not; of course; naturally; predictably; certain people; certain colleagues; some of us; some people; who else; left hand; regrettably; regrettable; regret; unfortunately; sadly; disappointing; disappointed; unacceptable; intolerable; unforgivable; inexcusable; incredible; unbelievable; ridiculous; absurd; crazy; insane; mad; madness; joke; laughing stock; amateurs; amateur hour; cowboy; cowboys; monkeys; clowns; no business; out of his depth; out of her depth; own fault; own doing; doing; handiwork; brought down by; because of him; because of her; instead of; rather than; too late; too soon; too early; too slow; too slowly; too long; too busy; too lazy; too proud; too eager; too keen; too quick; too quickly; too hasty; in time; at last; only after; not until; eventually; hours later; wrong; wrong one; the wrong; incorrectly; improperly; sleeping; asleep; lunch; holiday; phone; telephone; coffee; watching; chatting; boss; manager has; hr; apologise; apologize;
should have; should not have; shouldn't have; should never; should of; should've; shoulda; could have; could not have; couldn't have; could've; could easily; could simply; could well; could at; could to; would have; would've; would not have; wouldn't have; would never; might have; might've; might not have; ought to; ought not; ought never; needn't; need not have; had better; better to have; if only; only if; had he; had she; had they; had the; had a; had any; had anyone; had anybody; had someone; had somebody; had ops; had proper; if he had; if she had; if they had; if it were; were it not; but for; without the; with a bit; with more; a little more; a little; a second look; a quick; a closer look; second pair of eyes; another pair of eyes; supposed to; meant to; was to have; were to have; was to; were to; was expected; were expected; expected to; expected of; obliged to; required to; free to; wish; wishes; wished; would that; one would; better off; wiser; wise to; sensible; enough for; enough to; sufficient for; sufficient; within his power; within her power; within their power; within the power; in his power; option to; chance to; every chance; opportunity to; every opportunity; time enough; all it took; took no; taken no more; taken two; taken ten; taken five; cost nothing; cost the; saved; spared; averted; avoided; avoidable; preventable; prevented; there was time; nothing stopped; nobody stopped; no rule forbade; it was up to; up to the; remit; was it really; was there no; why did; why didn't; why had; why hadn't; why was; why wasn't; why were; why weren't; why no; how could; how come; how on earth; how is it possible; what made; what were; what was; who was; who were; whose;
decision; decided; choice; chose; opting; gamble; trust in; confidence in; faith; hope that; hoping; to hope; optimism; savings; economy; original sin; grave error; cardinal error; cardinal sin; fatal; price; paid back; the price; pay the price; cost us; at a cost; expensive; dearly; true cost; warning shot; warnings; warned; forewarned; foretaste; foreshadowed; hint; hints; writing; sign; signs; symptom; puzzle; deaf ears; knowing how; knowing what; with what is known; known now; today we know; vantage point; looked at; afterwards; in the end; from the start; from the beginning; from the outset; from day one; rosy; unfounded; unwarranted; unjustifiable; unjustified; untenable; preordained; certainty; guaranteed; goes without saying; went without saying; genius to see; take a genius; astonishment; astonish; surprising; ever going; ever have; only ever; question of when; what could possibly; possibly go wrong; far too; much too; overly; far from; too many; too few; too little; too much; too far; too good`,
  hits: [
    'Lack of attention on the part of the operator.',
    'A quick call by the editor would have stopped it.',
  ],
  misses: ['Lack of disk space stopped the restore.', 'The alert should have fired.'],
};
