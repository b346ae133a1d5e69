/** Nouns that name a person by what they do. Plurals are made from them. Lower case, any field of work. */
export const ROLES = `
engineer developer programmer coder sysadmin admin administrator dba sre devops architect analyst tester reviewer
approver committer maintainer packager contributor author intern trainee apprentice junior newcomer hire newbie
rookie novice contractor consultant freelancer installer technician electrician mechanic plumber fitter welder
rigger machinist carpenter janitor caretaker guard watchman nightwatchman porter doorman dispatcher
coordinator responder commander scribe liaison facilitator incident-commander on-call oncall on-caller first-responder
person individual man woman guy chap bloke lad lady gentleman fellow colleague coworker co-worker teammate peer
employee staffer temp boss supervisor foreman superintendent chief head-of director executive president chairman
chairwoman chair ceo cto cio cfo coo cso ciso vp founder cofounder owner co-owner shareholder lead teamlead mgr
tech-lead principal deputy assistant secretary receptionist clerk cashier teller bookkeeper accountant auditor
controller-general actuary quant trader banker financier underwriter treasurer salesman
saleswoman salesperson rep marketer copywriter editor subeditor journalist reporter presenter anchor anchorman
broadcaster cameraman camerawoman producer-in-charge showrunner videographer photographer designer illustrator artist musician
librarian archivist curator registrar teacher professor lecturer tutor student pupil researcher scientist
physicist chemist biologist astronomer geologist mathematician statistician postdoc scholar academic technologist
nurse doctor physician surgeon pharmacist radiologist radiographer paramedic midwife matron consultant-surgeon medic
anaesthetist anesthetist pathologist dentist therapist clinician carer pilot copilot captain skipper helmsman
navigator stewardess steward conductor signalman signaller trucker courier postman stevedore
docker-hand crane-driver lorry-driver bus-driver machine-minder gardener roadie stand-in owner-operator externals webmaster sub-editor coder custodian registrar quant build-sheriff remote-hands cook chef-de-cuisine waiter
baker butcher tailor keeper zookeeper gatekeeper housekeeper storekeeper shopkeeper groundskeeper lighthouse-keeper
lawyer solicitor attorney notary judge-advocate paralegal officer sergeant lieutenant corporal colonel soldier
sailor seaman crewman fireman firefighter policeman policewoman constable inspector detective sheriff warden
planner strategist surveyor draughtsman assessor examiner moderator organiser organizer volunteer helper
minister councillor mayor politician delegate trustee bursar rector dean vicar priest
specialist expert generalist practitioner professional veteran expat operative agent-on-duty
offender perpetrator wrongdoer saboteur troublemaker amateur idiot fool moron clown cowboy
muppet buffoon dunce dimwit slacker bungler loafer dilettante simpleton genius hero rockstar wizard
stagehand roadie projectionist sound-engineer lighting-designer usher referee umpire coach trainer mentor
instructor demonstrator lecturer-in-charge invigilator proctor proofreader translator interpreter typist typesetter
printer-operator bricklayer roofer glazier locksmith handyman groundsman pump-attendant attendant lifeguard ranger
forester beekeeper vet veterinarian optician dietician nutritionist lab-technician phlebotomist sonographer orderly
scrum-master scrummaster product-owner stakeholder project-manager programme-manager line-manager account-manager
shift-leader team-leader crew-chief section-head ops-lead release-captain build-cop build-sheriff
stocktaker warehouseman picker packer loader-driver forklift-driver dockworker longshoreman harbourmaster
harbormaster stationmaster bookmaker croupier sommelier barista bartender barman barmaid hostess concierge
valet bellboy chambermaid undertaker caseworker counsellor counselor ombudsman adjuster broker-dealer
predecessor successor subordinate superior underling rep-on-duty duty-officer watchkeeper lookout spotter scheduler-on-duty
proposer submitter requester requestor signer jobsworth penpusher bean-counter layman punter human colleague-on-duty whizz-kid
official mason brewer painter scaffolder plasterer tiler gamekeeper
vintner distiller miller seamstress cobbler goldsmith watchmaker optometrist chiropractor physiotherapist physio
psychologist psychiatrist hygienist paediatrician pediatrician obstetrician oncologist cardiologist neurologist dermatologist
coroner verger bishop curate headmaster headmistress provost alderman ambassador diplomat bailiff juror magistrate
prosecutor barrister arbitrator negotiator canvasser pollster stockbroker auctioneer valuer appraiser grocer
florist fishmonger waitress caterer purser bosun boatswain deckhand stoker lockkeeper ferryman trackman linesman lineman
jointer pipefitter millwright toolmaker foundryman boilermaker banksman labourer laborer subcontractor postwoman mailman milkman
bouncer telephonist cataloguer conservator restorer docent jockey yachtsman gaffer announcer newsreader podcaster
columnist correspondent photojournalist cartoonist bookbinder engraver glassblower potter sculptor 
choreographer recruiter interviewer payroller quartermaster signwriter 
cyclist skydiver geophysicist hydrologist meteorologist epidemiologist virologist
microbiologist zoologist botanist ecologist agronomist archaeologist economist sociologist linguist toxicologist
perfusionist almoner chaplain landlord landlady lessor tenderer
sysop netadmin techie tpm assignee coauthor triager comaintainer watchstander signatory investigator
pentester red-teamer crewmember chairperson spokesperson telegraphist repairman adviser lobbyist hairdresser entrepreneur
franchisee publicist neurosurgeon biochemist implementer implementor collaborator astronaut inventor commissioner
`;

/** Nouns that name a group of people who work there. */
export const GROUPS = `
team crew staff personnel squad shift department division directorate unit-staff desk office helpdesk servicedesk service-desk
management leadership ops sres dbas sysops infosec secops netops devs folks people guys colleagues engineers
board committee council workforce brigade gang bunch duo trio pair-of-engineers cohort cadre watch faculty
pmo noc soc hr it qa c-suite brass higher-ups top-brass bosses powers-that-be management-team workgroup
subcontractor supplier-staff outsourcer consultancy handlers bigwigs suits
facilities procurement legal finance marketing sales headquarters hq
`;

/** Group words that are also the names of services and departments: a group only with a human verb or word beside them. */
export const SOFT_GROUPS = `
security support platform infrastructure infra networking network engineering operations release data
product payments billing frontend backend mobile web database editorial growth design research accounts
treasury payroll logistics dispatch maintenance reception purchasing planning housekeeping admissions compliance
communications comms fulfilment fulfillment manufacturing merchandising underwriting settlements radiology pharmacy
pathology estates rostering crewing moderation catering devrel
`;

/** Departments of two words whose last one alone is none. */
export const DEPARTMENTS = `
customer success; customer care; customer service; customer support; client services; quality assurance; human resources;
developer relations; developer experience; business development; business operations; public relations; supply chain;
field service; field operations; ground handling; first line; second line; third line; back office; front office; front desk;
night desk; press office; trading desk; site reliability; data science; information security; corporate it; internal audit
`;

/** Pronouns and indefinites that stand for a person. */
export const PRONOUNS = `he she they i you him her them me himself herself themselves myself yourself yourselves his hers their theirs my mine your yours`;
export const INDEFINITES = `
someone somebody anyone anybody everyone everybody nobody no-one noone whoever whomever who whose one-of-us
`;

/** People outside: what they do or do not see is impact, not blame. */
export const OUTSIDERS = `
user customer client visitor guest passenger patient viewer listener reader subscriber player gamer buyer shopper
attacker adversary hacker intruder scammer spammer scalper fraudster thief burglar phisher vandal exploiter phreaker
tenant resident public purchaser citizen taxpayer audience consumer member attendee participant applicant merchant seller
partner vendor supplier provider carrier isp telco reseller distributor firm agency insurer courier farmer pedestrian bystander researcher-outside
validator holder investor depositor borrower learner pupil
`;

/** Firms outside whose people work for the authors: what they leave undone is a reproach, as a colleague's is. */
export const SUPPLIERS = `vendor supplier provider carrier isp telco reseller distributor firm agency insurer courier`;

/** Those outside who mean harm: what they do is never a reproach. */
export const ATTACKERS = `
attacker adversary hacker intruder scammer spammer scalper fraudster thief thieves burglar phisher vandal exploiter
phreaker criminal actor actors
`;

/** Given names of many countries. A capital letter is required; products with such a name are in systems.ts. */
export const NAMES = `
bea antonella bilal bence grzegorz jasmin jorie anneliese rukhsana sipho hedda tuva emeka aroha nkechi ngozi chinedu oluwaseun kofi ama kwabena thandiwe zanele sizwe lerato tendai farai wanjiru otieno makena achieng juma mwangi njeri hassane aminata mamadou ousmane fatoumata yaw adaeze bukola segun tolu ikram hind amal layla leyla zeynab reza kaveh shahin darius cyrus farhad nasrin azadeh omid arman levent emre cem deniz elif selin burak tolga ayse gul ozan serkan murat haluk giorgos yannis dimitris eleni katerina stavros nikos vasilis zoran milos dragan goran zeljko mirjana jovana ivica tomislav vesna bojana matej ondrej jiri vaclav zdenek lenka hanka jitka marek pavol zuzana istvan laszlo zsofia gabor attila ferenc balazs csaba eszter agnes tamas katalin mircea ionut radu andreea bogdan cristian mihai elena oksana bohdan taras andriy olena yulia iryna sergii mykola pavlo daria kirill arseny ilya timur rustam aigerim nurlan bolat askar dinara gulnara li mei xiu hui ying ming feng lei qiang jie tao bo rong lan yu hao chun chao zhi yong hong hiroko kazuo takashi kenta haruto yui sakura naoki daisuke makoto shinji minjun seojun jiwoo hyun soo-jin jisoo eun-ji nguyen linh minh thuy anh tuan duc quang hoa lanh somchai anong kanya nattapong budi siti dewi agus putri rizal nur aisyah faisal farhan zulfiqar bilqis rohit ananya ishaan kavya lakshmi meera nisha pooja rajiv shalini tanvi usha varun vikas yash aditi aarav kunal manish neha nitin parul rekha sachin swati tarun tejas uma vinod caoimhe ciaran eoin fergus fionn niamh oisin padraig roisin saoirse sorcha tadhg angus hamish catriona eilidh mairi rhys gethin carys cerys gwyneth dafydd llewellyn jorge-luis joaquin xavi iker ander nerea ainhoa itziar gorka mikel montse jordi marti berta meritxell ferran duarte rui ines afonso catarina tiago mafalda gonçalo joost jeroen sander femke sanne wouter bram thijs lieke anouk ruben maartje floor pim ward lotta aino eero jari jukka kaisa mikko outi paivi pekka riikka sami tapio timo ville juho heli anneli einar frode geir gro hege ingvild knut liv marit odd ragnhild sindre sigurd siv stig terje trine trond vidar yngve ebbe jeppe kasper lasse mette mikkel morten pernille rasmus signe soren tine troels anders birger goran gosta hakan ingela jerker kerstin lennart maj mats oskar pontus ronja sixten tove ulf ylva asa otto-wilhelm heike kirsten lutz malte torben wiebke yannick zita beatrix ferdinand leopold maximilian konstanze liesel traudl
aaron abdul abigail abraham ada adam adebayo adele adrian agata agnes agnieszka ahmad ahmed aiden aiko aisha akira
alan albert alberto alejandra alejandro aleksandra alena alessandro alex alexander alexandra alexei alfred ali alice
alicia alina alison alistair allan allen allison alma alonso amanda amara amelia amina amir amit amy ana anand
anastasia anders andre andrea andreas andrei andrej andres andrew andrzej andy aneta angela angelo angus anika anil
anita anja anjali ann anna anne annette annika anouk ansel anthony antoine anton antonia antonio anya april arash
aria ariel arjun arne arnold arthur arturo arun asha ashley astrid atsuko audrey august aurelie austin ava aviv axel
aya ayesha ayo barbara barry bart bartosz basil beata beatrice beatriz becky ben benedikt benjamin bernard bernd bert bertha
beth bettina bianca bill birgit bjarne bjorn björn bob bogdan bojan boris bradley brenda brendan brian bridget bruce
bruno bryan caleb callum cameron camila camille carina carl carla carlos carmen carol carolina caroline carsten casey
catalina catherine cathy cecilia cedric celine cesar chad chandra chantal charles charlie charlotte chen chiara chidi
chloe chloé chris christa christian christina christine christoph christopher ciara cindy claire clara claudia
claudio clemens clifford clive clovis colette colin colleen connor conrad constantin cora corinna craig cristina cynthia
cyril dagmar daisy damian damien dan dana daniel daniela danielle danny daphne dariusz darko darren dave david dawn
dean deborah deepak deirdre delia denis denise dennis derek desmond devika diana diane diego dieter dietmar dimitri
dina dirk dmitri dmitry dolores dominic dominik don donald donna doris dorothy doug douglas duncan dylan ebba ed
eddie edgar edith edmund edna eduardo edward edwin eileen ekaterina elaine eleanor elena eleni elias elif elin elisa
elise elizabeth ella ellen elliot emil emilia emilio emily emma emmanuel emre enrico enrique eric erica erich erik
erika erin ernest esra esteban esther ethan eugene eva evan eve evelyn ewa fabian fabio fahad faith farah farid
fatima fatma federico felicia fernanda fernando filip finn fiona florence florian frances francesca francesco
francis francisco francois françois frank franz franziska fred freddie frederik freya frida friedrich fritz gabriel gabriela
gareth gary gavin gemma geoff george georgia gerald gerard gerd gerhard gert giacomo gianni gillian gina giorgio
giovanni gisela giulia giuseppe glen glenn gloria gordon gottfried graham greg gregor gregory greta guido guillaume
guillermo gunnar gunther gus gustav guy gwen hamid hana hank hanna hannah hannes hans hari harold harriet harry
haruki hasan hassan heather hector heidi heike heinrich heinz helen helena helene helga helmut hendrik henk henri
henrik henry herbert herman hilary hilda hilde hiro hiroshi holger holly horst howard hugo hussein ian ibrahim ida
ignacio igor ilse imani imran ines inga inge ingo ingrid ioana irene irina isaac isabel isabella isabelle ismail
ivan ivana ivo jack jackie jacob jacqueline jacques jaime jakob jakub james jamie jan jana jane janet janice janine
janusz jason javier jay jean jeanne jeff jeffrey jelena jen jennifer jenny jens jeremy jerome jerry jesper jess
jesse jessica jesus jim jimmy jing jo joan joana joanna joanne joao joão joachim jochen joe joel johan johann johanna
johannes john johnny jon jonas jonathan jordan jorge jorgen jörg jose josé josef joseph josephine josh joshua joy joyce juan juanita
judith judy jukka julian juliane julie juliet jun jürgen jurgen justin justyna kai kamal kamil karen karim karin karina karl karla
karolina kasper kate katarina katarzyna kate katerina katharina katherine kathleen kathrin kathy katie katja katrin
kay kayla keiko keith kelly ken kenji kenneth kerstin kevin khadija khalid kiran kirsten kjell klara klaus koen
konrad konstantin krishna kristen kristian kristin kristina kristof krystyna krzysztof kurt kwame kyle lakshmi lara
larissa lars latoya laura lauren laurence laurent lea leah leandro lee leif leila lena lennart leo leon leonard
leonardo leonie leonora leroy lesley leslie leticia levi lewis liam lidia lili lilian lily lin lina linda lindiwe
lindsay linus lisa lise liz lorenzo lorna lothar lotte louis louise luc luca lucas lucia lucie lucy ludwig luigi
luis luisa luiz lukas luke lutz lydia lynn maarten mads magda magdalena magnus maja malcolm malik malin mandy manfred
manoj manuel manuela marc marcel marcela marcelo marcin marco marcos marcus mareike margaret margarita margot maria
mariam mariana marianne marie marieke marijke marina mario marion marisa marit marius marjan mark markus marlene
marta martha martijn martin martina mary masha massimo mateo mateusz mathias mathieu mathilde matilda matt matteo
matthew matthias matthieu maureen maurice mauro max maya megan mehmet mei melanie melissa mercedes merete mia michael
michal michel michele michelle miguel mika mike mikhail mikkel mila milan milena miles milos mina mira miranda
mireille miriam mirko miroslav mitch mohamed mohammad mohammed mona monica monika monique morgan moritz morten moses
mustafa nadia nadine nadja naomi narges natalia natalie natasha nathalie nathan neil nele nelson nia nicholas nick nicola
nicolas nicole niels nigel nikhil niklas nikola nikolai nikos nils nina noah noel noor nora norbert norma norman nuno
nuria oana octavio oleg olga oliver olivia olivier olof omar oscar oskar osman otto owen pablo paige pamela paola
paolo parisa parvati pascal pat patricia patrick patrik paul paula pauline paulo pavel pawel pedro peggy penelope penny per
perry pete peter petr petra petros phil philip philipp philippe phoebe pia pierre pieter pilar piotr prakash pradeep
pranav preeti priscilla priya quentin quinn rachel radek rafael raffaella rahul rainer raj raja rajesh ralf ralph
ramesh ramon ramona rana randall randy raoul rashid raul ravi ray raymond rebecca regina reinhard reinhold remi renata
renate rene rené ricardo rich richard rick rita rob robert roberta roberto robin rodrigo roger rohan roland rolf roman
romain ron ronald ronan rosa rosalind rosario rose rosemary ross rowan roxana roy rudi rudolf rui rune rupert russell
ruth ryan sabina sabine sabrina saeed salim sally salma salvatore sam samantha samir samuel sandeep sandra sandro
sanjay sara sarah sasha saskia satoshi scott sean sebastian selina selma serena sergei sergey sergio seth shane shannon
sharon shauna shawn sheila shirin shirley shreya sid sidney siegfried sigrid silke silvia simon simona simone sinead
siobhan sofia sofie solveig sonia sonja sophia sophie soren søren stacy stan stanislav stefan stefanie stefano steffen
stephan stephanie stephen steve steven stewart stuart sue sunil sunita suresh susan susana susanne suzanne sven
svetlana sylvia sylvie tadeusz tamara tania tanja tanya tara tariq tatiana tatjana ted teresa terry tessa thabo
theo theodore theresa thierry thomas thorsten tiago tibor tilda till tim timo timothy tina tobias toby todd tom tomas
tomasz tommaso toni tony torsten tove tracy trevor tristan trudy tunde tyler udo ulf ulla ulrich ulrike umar ursula
uwe vaclav val valentin valentina valerie vanessa vasily vera vernon veronica veronika vicky victor victoria vidya
viktor viktoria vijay vikram vincent vincenzo viola violet virginia vitor vivian vivienne vlad vladimir volker
wagner walter wanda warren waltraud wayne wei wendy werner wes wiebke wilhelm will willem william willy winston
wioletta wojciech wolfgang xavier xiao xin yael yan yang yann yara yasmin yevgenia yolanda yosef youssef yuki yuri
yusuf yves yvette yvonne zainab zara zbigniew zeynep zhang zofia zoltan zuzana
`;
