/** Closed classes of English. */
export const DETERMINERS = `the a an this that these those my your his her its our their some any no every each either neither both all another other such what which whose several many few much more most`;
export const PREPOSITIONS = `of in on at by for with from into onto upon over under between among through during before after without within against about around across behind beyond near to toward towards despite via per like unlike except besides beside along amid off out up down inside outside until till since as than because`;
export const CONJUNCTIONS = `and or but nor yet so plus`;
export const SUBORDINATORS = `if when while although though because since unless until whereas once whether as after before where why how that so`;
export const MODALS = `can could will would shall should may might must ought cannot can't couldn't won't wouldn't shan't shouldn't mightn't mustn't oughtn't needn't shouldnt couldnt wouldnt 'd 'll`;
export const BE = `be am is are was were been being isn't aren't wasn't weren't wasnt werent isnt 's 're 'm ain't`;
export const HAVE = `have has had having haven't hasn't hadn't havent hasnt hadnt 've`;
export const DO = `do does did done doing don't doesn't didn't dont doesnt didnt`;
export const GET = `get gets got getting gotten`;
export const NEGATIONS = `not never n't nothing hardly barely scarcely neither nor cannot can't couldn't won't wouldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't mustn't needn't mightn't shouldnt couldnt wouldnt isnt wasnt werent havent hasnt hadnt dont doesnt didnt without`;
export const ADVERBS = `
not never ever always often again also already just only even still yet soon then now here there too very quite rather
almost nearly perhaps maybe possibly probably apparently simply merely really actually finally eventually suddenly
quickly slowly immediately shortly later earlier first twice once together instead otherwise however therefore
meanwhile thus hence somehow somewhat anyway regardless unfortunately sadly luckily fortunately back away ahead
today yesterday tomorrow tonight overnight afterwards beforehand elsewhere hardly barely
`;
export const WE = `we us our ours ourselves we're we've we'd we'll`;
export const NEUTER = `it its itself this that these those there which one ones something anything everything nothing`;

/** Irregular verbs: base, past, participle. */
export const IRREGULAR = `
be was been;have had had;do did done;go went gone;come came come;get got got;get got gotten;make made made;take took taken;give gave given;
see saw seen;find found found;say said said;begin began begun;become became become;keep kept kept;let let let;show showed shown;
hear heard heard;bring brought brought;write wrote written;sit sat sat;stand stood stood;lose lost lost;pay paid paid;meet met met;
set set set;lead led led;understand understood understood;speak spoke spoken;spend spent spent;grow grew grown;win won won;buy bought bought;
fall fell fallen;build built built;sell sold sold;oversell oversold oversold;proofread proofread proofread;hold held held;feel felt felt;leave left left;put put put;mean meant meant;eat ate eaten;
undergo underwent undergone;forget forgot forgotten;break broke broken;choose chose chosen;drive drove driven;fly flew flown;know knew known;think thought thought;
tell told told;read read read;run ran run;send sent sent;shut shut shut;cut cut cut;hit hit hit;hide hid hidden;bind bound bound;hang hung hung;
blow blew blown;throw threw thrown;draw drew drawn;wake woke woken;wear wore worn;tear tore torn;steal stole stolen;freeze froze frozen;
split split split;spread spread spread;catch caught caught;teach taught taught;seek sought sought;sleep slept slept;oversleep overslept overslept;
mistake mistook mistaken;misread misread misread;misunderstand misunderstood misunderstood;misspell misspelt misspelt;mislay mislaid mislaid;mislead misled misled;misset misset misset;
overwrite overwrote overwritten;rewrite rewrote rewritten;ring rang rung;rise rose risen;sink sank sunk;swim swam swum;shake shook shaken;bet bet bet;
cost cost cost;deal dealt dealt;dig dug dug;fight fought fought;lay laid laid;lend lent lent;light lit lit;lie lay lain;quit quit quit;rid rid rid;
shoot shot shot;sleep slept slept;slide slid slid;spin spun spun;stick stuck stuck;strike struck struck;swing swung swung;undo undid undone;withhold withheld withheld;
foresee foresaw foreseen;overlook overlooked overlooked;override overrode overridden;oversee oversaw overseen;mishear misheard misheard;bury buried buried;burn burnt burnt;learn learnt learnt;spoil spoilt spoilt;rebuild rebuilt rebuilt;reset reset reset;resend resent resent;overstep overstepped overstepped;shrink shrank shrunk;panic panicked panicked;lie lied lied;sweep swept swept;bite bit bitten;sell sold sold;swing swung swung;bear bore borne;ride rode ridden;forbid forbade forbidden;prove proved proven;sneak sneaked sneaked;sneak snuck snuck;withdraw withdrew withdrawn;burn burned burned;learn learned learned;spoil spoiled spoiled;misspell misspelled misspelled
`;

/** Verbs that double their last consonant. */
export const DOUBLING = `
stop drop ship plan skip slip trip wrap tap cap clip flip strip swap chop ban pin scan spin log tag plug unplug flag hog dig
jog nag set get cut put hit let shut split run begin occur refer transfer prefer commit admit omit permit submit
commit forget reset overstep control cancel label model signal rip rob rub sob stab grab scrub jam cram
overcommit trim hum swim slam nap snap map skim brag drag lag rig fit knit quit spot pot clot plot blot jot
rebut abet format reformat debug emit transmit sandbag misdial misprogram mislabel travel backpedal forbid sit nod pad shed wed mismap misset defer infer
`;
