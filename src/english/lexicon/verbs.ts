import type { Entry } from './entry.ts';

/** Verbs that judge the person who does them: with a person as their subject they are blame. Base forms. */
export const FAULT_VERBS: readonly Entry[] = [
  {
    sense: 'to do a thing badly',
    words: `
oversell overcommit overbook undercharge overcharge overpay
botch bungle fumble mishandle mismanage blunder goof err muff bodge fluff flub butcher mangle bork bumble muddle
misfire stumble flounder slip-up trip-up misstep backslide screw-up overreach overstep underperform underdeliver
fat-finger fatfinger fat-fingered ham-fist jumble scramble-up transpose misplay misexecute misperform overcomplicate over-complicate overengineer
over-engineer micromanage misplan falter`,
    hits: [
      'The night crew botched the failover.',
      'Elena bungled the restore.',
      'The clerk flubbed the entry.',
      'The crew backslid into old habits.',
    ],
    misses: [
      'The scheduler botched the ordering of the jobs.',
      'A botched package build left an empty archive.',
    ],
  },
  {
    sense: 'to leave out what care would have done',
    words: `
forget neglect overlook disregard omit shirk rubber-stamp dodge procrastinate dawdle dither dally loaf slack idle daydream doze
nap oversleep snooze stall tarry sit-on skimp skive`,
    hits: ['Bob forgot to renew the certificate.', 'The reviewers overlooked the missing index.'],
    misses: ['Gerrit forgets votes after a rebase.', 'The parser overlooks the trailing comma.'],
  },
  {
    sense: 'to get a thing wrong in the head',
    words: `
misread misunderstand misinterpret misjudge miscalculate misremember misdiagnose misapply misassess misestimate
underestimate overestimate under-estimate over-estimate mistake miscount mishear misperceive misconstrue miscommunicate misspeak misinform mislead
confuse mix-up conflate second-guess misassume misgauge misattribute misclassify miscategorise miscategorize misprioritise
misprioritize overtrust lowball handwave hand-wave`,
    hits: ['The pilot misread the altimeter page.', 'Marcus confused the blue group with the green one.'],
    misses: ['The parser misread the header.', 'The classifier confused cats with dogs.'],
  },
  {
    sense: 'to put a thing in the wrong place or form',
    words: `
misplace mislay misspell mistype mis-type misspelt misconfigure misconnect mislabel misfile misroute
misdose mis-dose misnumber mistag mis-tag misdate mis-date mis-splice mis-sort mis-scan mis-sell miswrite mis-send mistime misquote misname misidentify mistranslate mis-hear misdirect misdial misalign misadjust miskey mis-key mis-click misclick miscopy misprogram mis-set misset mis-enter misuse
mis-configure mis-label mis-wire miswire misassign misallocate misreport misrecord misstate
misspecify misscope misaddress`,
    hits: ['An engineer misconfigured the firewall.', 'A clerk mistyped the account number.'],
    misses: ['The proxy misrouted the requests.', 'A misconfigured proxy dropped the header.'],
  },
  {
    sense: 'to go against a rule or a person',
    words: `
disobey flout defy violate breach ignore dismiss shrug overrule sidestep subvert sabotage undermine
disrespect downplay underplay misrepresent oversimplify trivialise trivialize romanticise rationalise rationalize misguide renege misappropriate pilfer contravene defraud connive backpedal backtrack vacillate waffle waver dilly-dally sulk gloat scoff sneer deride snigger maltreat mistreat manhandle maul nick scuttle torpedo railroad steamroller shortchange undercut overstate undervalue underrate prejudge interfere pretend delude fritter hoard overfill overtighten cross-thread overstuff overdose undersize double-book double-charge under-order over-order botch bully browbeat steamroll bulldoze abandon stray sneak smuggle overpromise under-test undertest starve abuse pocket massage swindle bluff dupe hoodwink trample garble fry ditch nag belittle snub spurn scorn ridicule jeopardise jeopardize endanger misuse overrate trust-blindly disrespect trespass meddle tamper tinker gamble cheat lie deceive conceal withhold stonewall feign fudge falsify
exaggerate condone gaslight blindside prevaricate equivocate balk cower
backdate bury gloss-over sandbag scapegoat`,
    hits: [
      'The crew disobeyed the two-hour limit.',
      'The lead dismissed the warning.',
      'The vendor’s engineer sidestepped the review.',
      'The director snubbed the advice.',
    ],
    misses: ['The crawler ignored robots.txt.', 'Ignored files are listed in `.gitignore`.'],
  },
  {
    sense: 'to do harm',
    words: `
break leak wreck ruin clobber trash hose brick trip-over nuke torch vandalise vandalize squander waste hog bungle
cripple tank spoil blow-up mess-up screw-up foul-up louse-up cock-up muck-up stuff-up gum-up foul`,
    hits: ['Dana broke the build.', 'The intern nuked the shared volume.'],
    misses: ['The upgrade broke the build.', 'Engineers broke the dependency cycle.'],
  },
  {
    sense: 'to act in haste or in fear',
    words: `
rush panic overreact flail dabble wing-it bumble-through plough-on barge blurt jump-the-gun freelance
fixate flounder hesitate`,
    hits: ['The release manager rushed the change out.', 'The on-call panicked.'],
    misses: ['The kernel panicked.', 'Traffic rushed in after the announcement.'],
  },
  {
    sense: 'to fail',
    words: `fail miss skip botch`,
    hits: [
      'The operator failed to read the banner.',
      'The on-call engineer missed the page.',
      'The author skipped the tests.',
    ],
    misses: [
      'The pod failed to start.',
      'Hamid failed the service back to its home site.',
      'The probe missed three heartbeats.',
    ],
  },
];

/** Verbs with a particle or an object that make them a fault: `mess up`, `turn a blind eye`. First word inflects. */
export const FAULT_PHRASES: readonly Entry[] = [
  {
    sense: 'to do a thing badly, with a particle',
    words: `
mess up; screw up; foul up; slip up; trip up; cock up; muck up; stuff up; fuck up; louse up; botch up; bugger up; fat finger; mix up; muddle up;
drop the ball; make a mess of; make a hash of; make a pig's ear of; make a dog's breakfast; drop a clanger; put a foot wrong; put his foot in; put her foot in; shoot himself; blow it; blow the;
get it wrong; get this wrong; get that wrong; get everything wrong; get the wrong; get the sign wrong; do it wrong; do this wrong; go about it the wrong way; pick the wrong; choose the wrong; choose wrong;
make a mistake; make the mistake; make an error; make several mistakes; make mistakes; make errors; make big confusion; make a bad; make a poor; make a wrong; make an assumption; make the wrong;
commit an error; commit a mistake; commit the error; commit a blunder; jump the gun; jump to conclusions; cut corners; cut a corner; cut every corner; take a shortcut; take shortcuts; take the easy way;
lose track of; lose sight of; lose count; lose his nerve; lose her nerve; lose their nerve; lose control of; lose his head; lose her head;
press the wrong; click the wrong; push the wrong; pull the wrong; hit the wrong; select the wrong; enter the wrong; type the wrong; use the wrong; edit the wrong; delete the wrong; restart the wrong; unplug the wrong; turn the wrong; open the wrong; run the wrong; deploy the wrong; paste the wrong; copy the wrong; send the wrong; swap the wrong; load the wrong; take the wrong; call the wrong; upload the wrong; mount the wrong; replace the wrong; remove the wrong; reboot the wrong; wire the wrong; cut the wrong; order the wrong; apply the wrong; set the wrong; sign the wrong; merge the wrong; page the wrong; make the wrong; give the wrong; read the wrong; key in the wrong; write the wrong; label the wrong; book the wrong`,
    hits: [
      'The intern messed up the DNS records.',
      'The release manager dropped the ball.',
      'A technician pulled the wrong cable.',
    ],
    misses: ['The script picked the wrong region.', 'The loader got the wrong file.'],
  },
  {
    sense: 'to look away',
    words: `
turn a blind eye; turn a deaf ear; look the other way; look away; look on; sit on; sit idle; sit on his hands; sit on her hands; sit on their hands; stand by; stand idly; do nothing; did nothing;
bury his head; bury her head; bury their heads; fall asleep; nod off; doze off; sleep through; snooze through; sleep on; tune out; zone out; switch off his; switch off her;
keep quiet; keep silent; stay silent; say nothing; keep it to himself; keep it to herself; keep to himself; keep to herself; keep changing; keep ignoring; keep putting off; put off; let slide; let it slide; let things slide; let slip; let rot; let it rot; let lapse; let down; let everyone down;
brush aside; brush off; brush it off; wave away; wave aside; wave through; wave it through; wave it off; shrug off; shrug it off; laugh off; explain away; gloss over; paper over; skate over; sweep under; pay no attention; pay no heed; pay little attention; take no notice; take lightly; take no action; take no interest;
pass the buck; wash his hands; wash her hands; wash their hands; leave it to; leave unattended; leave unlocked; leave the door; leave for lunch; walk away; walk off; wander off; go to lunch; clock off; knock off; log off; slack off; slacken off; goof off; go walkabout; go absent; go missing; be missing in action; drag his feet; drag her feet; drag their feet; take their time; take his time; take her time; take his eye off; take her eye off; take their eye off; take their eyes off`,
    hits: [
      'The tester turned a blind eye to the flaky case.',
      'The shift lead brushed the alarm aside.',
      'Ops slacked off on log rotation.',
    ],
    misses: [
      'The crew went home at 18:00 after the all-clear.',
      'The page came while the driver was asleep.',
    ],
  },
  {
    sense: 'to act against sense or rule',
    words: `
go ahead regardless; go ahead anyway; go ahead and; press on; plough on; plow on; push on; barge in; charge ahead; see fit to; think it clever; think it wise; think better of; know better; know full well; fancy himself; fancy herself; play with; play around; fool around; mess around; mess about; mess with; fiddle with; tinker with; tamper with; meddle with;
take it upon himself; take it upon herself; take it upon themselves; take a gamble; take a chance; take a punt; take risks; take liberties; play fast and loose; play roulette; play god; wing it; ride roughshod; rush into; rush through; rush out; rush the; hurry through; breeze through; rubber stamp; rubber-stamp; sign off blindly; pencil-whip; tick the box; tick boxes;
cover up; cover his tracks; cover her tracks; cover their tracks; hush up; keep secret; deny it; lie about; blame others; point fingers; hide behind; hide the;
be to blame; be at fault; be the culprit; be guilty; bear the blame; carry the blame; take the blame; deserve the blame; have form; have only himself to blame; have only herself to blame; have only themselves to blame; have himself to thank; have herself to thank; be off the ball; be out of depth; be out of his depth; be out of her depth; be out of their depth; be caught napping; be caught out; be found wanting; be asleep at the wheel; be asleep on the job; be miles away; be too busy; bite off more; drag its heels; drag their heels; drag his heels; drag her heels; fob off; talk into; leave to their own; leave to his own; leave to its fate; leave to chance; slip his mind; slip her mind; slip the; cross wires; get crossed; bring on himself; be to thank; hold on to; hang out to dry; throw under the bus; rip out; trip over; wipe out; run down; sweep under; swept under; take the law; pull rank; pull the wool; sell short; sell us; send on a wild; have better things; have other things; could not be bothered; be bothered to; bother to; care to; deign to; dare to; think nothing of; make light of; make nonsense; make a botch; set fire to; jump ship; spread themselves; run roughshod; have a habit of; have a history of; have a reputation; have a talent for; have a knack for; have a way of; have no business; have no clue; not have a clue; not have the faintest; never heard of; not know what; not know how; fail to grasp; be in over; be in way over; be out to lunch; be caught on; be found out; be found sleeping; be at sea; be at a loss; be clueless; be incapable of; be unable to read; be unable to tell; be unable to learn; prove unable; lack the; lack attention; lack skill; lack discipline; lack experience; lack common`,
    hits: [
      'The site lead saw fit to overrule the electrician.',
      'The contractors are to blame for the regression.',
      'The on-call was asleep at the wheel.',
    ],
    misses: ['The message broker was at fault.', 'The culprit was a kernel bug.'],
  },
];

/** Verbs of operation: neutral with a person, and what an "accidentally" without an agent hides a person behind. */
export const OPERATION_VERBS = `
delete remove drop wipe erase purge truncate overwrite merge deploy release push publish commit run execute launch
apply upgrade downgrade migrate switch change edit modify alter update disable enable turn switch disconnect unplug
detach power restart reboot stop kill terminate shut close open send leak expose share post upload copy move rename
promote revert roll reset revoke rotate cancel scale resize provision deprovision decommission trigger start
format reformat flash install uninstall cut sever bump lower raise double halve invert swap connect reconnect set
enter key type paste import export load activate deactivate archive destroy remove paint cover omit leave invite add
charge bill schedule book order ship shut isolate unmount mount grant deny block allow whitelist blacklist
force-push transfer assign allocate grant transmit check include expire mute silence pause skip pull plug wire configure sign approve
`;

/** Verbs that only care does: with a person as subject and a negation, they tell of an omission. */
export const CARE_VERBS = `
check verify test review read notice validate confirm consult ask tell inform notify warn mention communicate escalate report document
think consider realise realize bother care look listen heed watch monitor follow inspect measure count double-check
update respond react acknowledge answer act reply remember anticipate foresee plan prepare coordinate question
challenge mind stop wait call ring page phone raise flag spot catch learn try pay care obey observe comply spell
examine investigate proofread rehearse record log label tag announce share hand clean tidy lock close wear understand know grasp
`;

/** Other common verbs, so that they are known as verbs. Neutral. */
export const NEUTRAL_VERBS = `
be have do go come get make take give see find say begin become keep let seem help show hear play move live believe
bring happen write provide sit stand lose pay meet include continue set lead understand create speak allow add spend grow
walk win offer remember love appear buy serve die expect build stay fall reach remain suggest
pass sell require decide pull return explain hope develop carry receive agree support hold use work call need feel leave
put mean turn want produce eat cause contain determine reduce increase affect result handle process store
fetch query respond connect serve route accept reject return crash hang recover detect resolve mitigate declare
join assign request propose suggest attempt try finish complete confirm identify trace debug inspect discover isolate
reproduce revert restore replace repair fix patch rebuild recreate refresh replay retry resend resume flush drain cordon
evict scale throttle limit cap cache index replicate sync synchronise synchronize elect fence bind listen parse
compile render encode decode sign encrypt hash validate exceed exhaust fill empty grow shrink spike climb rise
depend rely assume expect assert block unblock queue enqueue emit publish consume subscribe forward redirect swap warn
contact investigate notice observe scan click press flip rewire swap lift reset observe wake page dial phone email mail
volunteer train hire fire sack discipline suspend demote reprimand praise thank commend point agree disagree argue insist decline refuse
refer escalate override bypass enforce guarantee prevent protect ensure save spare avoid catch stop trust doubt suspect
hurry cope manage adjust tune double swap log print display repeat follow name look want own share split scrub lock unlock watch see
arrive leave travel drive fly ship deliver stack mount solder weld label measure weigh scan dispense prescribe
refactor rework rewrite simplify extend introduce tweak harden automate clarify parallelise parallelize pin vendor lint benchmark audit
backport deprecate gate tidy centralise centralize standardise standardize formalise formalize mandate evaluate explore rethink revisit
postpone assess budget appreciate account triage back alert promise rebase squash exclude delegate transact interpret invoke match filter treat delay address consider tag mint burn sway attend rehearse bundle cover clean hand unbundle estimate practise practice rehearse attach classify spare suffice blame honour honor trigger route mark drain poll probe elect loop merge treat transfer brief debrief decommission align involve prioritise prioritize research discuss
bypass circumvent evade proceed undergo obtain seek supply award credit
prove backfire reimage re-image re-run rerun re-open reopen re-use perform conduct negotiate clarify remind flag organise organize brief coordinate capture reinstate reactivate rehearse heed proofread unplug transpose reuse hardcode hard-code fall click re-enable reenable
renew oversee supervise maintain retire reschedule reroute repoint retype recheck hotfix onboard offboard toggle defer presume
correct compare guess throw plot arrange allow prevent shout speak translate draw choose teach credit debit mislead pick choose select prefer adopt approve authorise authorize permit ban forbid insist withdraw forge plough plow infer eyeball extrapolate misidentify circulate steam clone
`;
