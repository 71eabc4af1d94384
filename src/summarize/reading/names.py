"""What news English calls people, offices, bodies and places, and how it makes people speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Gender = Literal["", "she", "he"]

# Verbs of saying, each with its forms; those in _NOUNS_FIRST are mostly nouns when bare.
_NOUNS_FIRST = frozenset({"rule", "point", "attribute", "reference", "text", "email"})
_VERBS = """
say: says said saying | tell: tells told telling | add: adds added adding | write: writes wrote
written writing penned | tweet: tweets tweeted tweeting | post: posts posted posting | note:
notes noted noting | ask: asks asked asking | explain: explains explained explaining | argue:
argues argued arguing | claim: claims claimed claiming | insist: insists insisted insisting |
warn: warns warned warning | reply: replies replied replying | respond: responds responded
responding | continue: continues continued continuing | stress: stresses stressed stressing |
state: states stated stating | declare: declares declared declaring | recall: recalls recalled
recalling | acknowledge: acknowledges acknowledged acknowledging | concede: concedes conceded
conceding | admit: admits admitted admitting | conclude: concludes concluded concluding |
report: reports reported reporting | announce: announces announced announcing | joke: jokes
joked joking | testify: testifies testified testifying | confirm: confirms confirmed confirming
| deny: denies denied denying | suggest: suggests suggested suggesting | observe: observes
observed observing | remark: remarks remarked remarking | reiterate: reiterates reiterated
reiterating | emphasize: emphasizes emphasized emphasizing emphasises emphasised emphasising |
repeat: repeats repeated repeating | describe: describes described describing | call: calls
called calling | label: labels labeled labelled labeling labelling | voice: voices voiced
voicing | express: expresses expressed expressing | vow: vows vowed vowing | pledge: pledges
pledged pledging | promise: promises promised promising | predict: predicts predicted predicting
| urge: urges urged urging | decry: decries decried decrying | criticize: criticizes criticized
criticizing criticised criticising | blast: blasts blasted blasting | slam: slams slammed
slamming | defend: defends defended defending | quote: quotes quoted quoting | cite: cites cited
citing | maintain: maintains maintained maintaining | complain: complains complained complaining
| lament: laments lamented lamenting | boast: boasts boasted boasting | quip: quips quipped
quipping | caution: cautions cautioned cautioning | allege: alleges alleged alleging | accuse:
accuses accused accusing | assert: asserts asserted asserting | contend: contends contended
contending | affirm: affirms affirmed affirming | echo: echoes echoed echoing | praise: praises
praised praising | hail: hails hailed hailing | shout: shouts shouted shouting | yell: yells
yelled yelling | exclaim: exclaims exclaimed exclaiming | cry: cries cried crying | chant:
chants chanted chanting | propose: proposes proposed proposing | wonder: wonders wondered
wondering | blame: blames blamed blaming | condemn: condemns condemned condemning | denounce:
denounces denounced denouncing | dismiss: dismisses dismissed dismissing | reveal: reveals
revealed revealing | disclose: discloses disclosed disclosing | mention: mentions mentioned
mentioning | agree: agrees agreed agreeing | believe: believes believed believing | estimate:
estimates estimated estimating | recount: recounts recounted recounting | advise: advises
advised advising | counter: counters countered countering | demand: demands demanded demanding |
offer: offers offered offering | opine: opines opined opining | remind: reminds reminded
reminding | reassure: reassures reassured reassuring | swear: swears swore swearing | speculate:
speculates speculated speculating | tout: touts touted touting | use: uses used using | utter:
utters uttered uttering | mock: mocks mocked mocking | ridicule: ridicules ridiculed ridiculing
| refer: refers referred referring | point: pointed pointing | invoke: invokes invoked
invoking | characterize: characterizes characterized characterizing | read: reads | speak:
speaks spoke speaking | retort: retorts retorted | brand: brands branded branding | deride:
derides derided deriding | liken: likens likened likening | rate: rates rated rating | dispute:
disputes disputed disputing | answer: answers answered answering | clarify: clarifies clarified
clarifying | grouse: grouses groused | rule: ruled | attribute: attributes attributed |
reference: referenced | scoff: scoffs scoffed | fume: fumed | plead: pleads pleaded | implore:
implores implored | tease: teased | gush: gushed | muse: muses mused | thank: thanks thanked
thanking | apologize: apologizes apologized apologizing apologised | relate: related | deem:
deems deemed deeming | dub: dubs dubbed dubbing | text: texted | email: emailed
"""


def _read_verbs(table: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in table.split("|"):
        verb, forms = (each.split() for each in line.split(":"))
        for form in (*(verb if verb[0] not in _NOUNS_FIRST else ()), *forms):
            found[form] = verb[0]
    return found


SPEECH_VERBS: Mapping[str, str] = _read_verbs(_VERBS)
"""Every form of a verb of saying → the verb."""

ROLES = frozenset(
    "president reps sens govs drs vice-president secretary minister chancellor premier prime "
    "senator sen senators representative rep congressman congresswoman governor gov lt mayor "
    "judge justice attorney lawyer prosecutor solicitor sheriff chief officer detective det "
    "lieutenant captain capt sergeant sgt colonel col major maj general gen admiral adm "
    "commander king queen prince princess pope cardinal archbishop bishop reverend rev pastor "
    "rabbi imam sheikh ayatollah doctor dr professor prof director chairman chairwoman "
    "chairperson chair ceo spokesman spokeswoman spokesperson ambassador envoy coach candidate "
    "nominee leader speaker analyst editor reporter correspondent author actor actress singer "
    "star producer host anchor economist scientist engineer activist advocate founder co- "
    "founder executive manager head deputy assistant aide adviser advisor counselor counsel "
    "strategist commissioner superintendent inspector marshal agent trooper firefighter "
    "paramedic nurse teacher farmer resident neighbor neighbour student mother father wife "
    "husband son daughter brother sister widow partner billionaire businessman businesswoman "
    "mogul tycoon frontrunner front-runner democrat republican lawmaker legislator member "
    "delegate councilman councilwoman councillor baker historian comedian journalist columnist "
    "lobbyist researcher physician surgeon psychologist expert scholar veteran soldier pilot "
    "driver owner operator worker employee suspect gunman shooter defendant victim survivor "
    "witness volunteer organizer retiree pensioner shopkeeper fisherman carpenter artist writer "
    "novelist poet designer hairdresser stylist photographer filmmaker musician rapper player "
    "quarterback champion athlete congressperson undersecretary administrator treasurer auditor "
    "comptroller controller mr mrs ms miss mx sir dame lord lady madam spokespersons chairmen "
    "hon whistleblower cofounder dean provost chaplain priest monk nun vicar official diplomat "
    "negotiator mediator".split()
)
TITLES: Mapping[str, Gender] = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "lady": "she", "dame": "she",
    "lord": "he", "king": "he", "queen": "she", "prince": "he", "princess": "she", "pope": "he",
    "congressman": "he", "congresswoman": "she", "spokesman": "he", "spokeswoman": "she",
    "chairman": "he", "chairwoman": "she", "businessman": "he", "businesswoman": "she",
    "councilman": "he", "councilwoman": "she", "actress": "she", "mother": "she", "wife": "she",
    "daughter": "she", "sister": "she", "father": "he", "husband": "he", "son": "he",
    "brother": "he", "archbishop": "he", "bishop": "he", "cardinal": "he", "imam": "he",
    "ayatollah": "he", "widow": "she",
}  # fmt: skip
SURNAMES_TOO = frozenset("king bishop pope major judge page dean chase lord prince star".split())
ABBREVIATED = frozenset(
    "mr mrs ms mx dr prof rev hon gov sen rep reps govs gen lt col maj capt sgt cpl adm det "
    "sens st".split()
)
PARTICLES = frozenset(
    "de del la las los da dos das di du van von der den bin ibn al el y e ter".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
DETERMINERS = frozenset("a an the this its his her their our one another two three".split())
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december christmas easter thanksgiving ramadan "
    "mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept oct nov dec".split()
)
OFFICES = frozenset(  # what ministries are about: they stand between a role and a name
    "state defense defence interior exterior homeland security commerce treasury foreign "
    "affairs relations health education energy labor labour agriculture transportation "
    "transport justice finance trade environment housing veterans army navy air national "
    "federal district county city supreme white house press first acting interim then former "
    "human services internal special general public works home external economic economy "
    "immigration police fire union european democratic republican presidential vice assistant "
    "associate deputy senior chief executive communications intelligence budget campaign "
    "international regional state's".split()
)
BODIES = frozenset(  # a run of capitals that ends in one of these, or holds one, names a body
    "department dept ministry office agency bureau committee commission council court police "
    "inc corp corporation co company ltd llc plc group association university college institute "
    "institution center centre party union bank times post journal news herald tribune register "
    "gazette courier ledger chronicle guardian house senate congress pentagon kremlin guard "
    "force forces army navy foundation federation league church partnership inspectorate "
    "service services authority administration board coalition alliance network campaign fund "
    "society team project organization organisation parliament assembly treasury cabinet "
    "airlines airways motors industries systems technologies technology media magazine press "
    "radio television tv studios entertainment holdings partners capital financial energy "
    "laboratories labs hospital clinic school academy museum library embassy consulate mission "
    "nations watch international democrats republicans gop caucus conference pac lobby hq unit "
    "division task operations education health water electric power gas oil professional "
    "brothers sons records".split()
)
GEOGRAPHY = frozenset(  # a run that ends in one of these names a place or a thing
    "road street avenue lane drive boulevard highway route hills hill heights city county town "
    "village park river lake creek bay beach island islands mountain mountains valley bridge "
    "airport station square plaza tower building hall stadium arena district province region "
    "state states coast ocean sea gulf canal border wall act amendment bill law treaty "
    "agreement pact plan order code constitution accord deal award prize cup day week night "
    "season festival war peace storm hurricane memorial cemetery garden gardens forest desert "
    "republic kingdom empire north south east west africa america asia europe show film movie "
    "series ave st blvd rd point falls springs harbor harbour port fort camp base field prison "
    "jail center mall hotel inn restaurant cafe bar club game games bowl league syndrome "
    "disease virus effect ban rule doctrine revolution rights jeep porsche carrera community "
    "world house bureau".split()
)
PLACES = frozenset(
    "afghanistan africa alabama alaska albania algeria america angola arabia argentina arizona "
    "arkansas armenia asia athens atlanta australia austria azerbaijan baghdad bahrain "
    "baltimore bangladesh beijing belarus belgium berlin bolivia bosnia boston botswana brazil "
    "britain brooklyn brussels bulgaria burma cairo california cambodia cameroon canada caracas "
    "chechnya chicago chile china cleveland colombia colorado congo connecticut crimea croatia "
    "cuba cyprus dallas damascus delaware denmark denver detroit dublin ecuador egypt england "
    "eritrea estonia ethiopia europe ferguson finland florida france gaza geneva germany ghana "
    "greece greenland guantanamo guatemala guyana haiti harlem hawaii hollywood holland "
    "honduras houston hungary iceland idaho illinois india indiana indonesia iowa iran iraq "
    "ireland islamabad israel istanbul italy jamaica japan jerusalem kabul kansas kashmir "
    "kazakhstan kentucky kenya kiev korea kosovo kuwait kyiv laos latvia lebanon liberia libya "
    "lithuania london louisiana macedonia madrid maine malaysia mali malta manhattan maryland "
    "massachusetts memphis mexico miami michigan milwaukee minneapolis minnesota mississippi "
    "missouri moldova mongolia montana montenegro montreal morocco moscow mozambique mumbai "
    "myanmar nashville nato nebraska nepal netherlands nevada nicaragua niger nigeria norway "
    "ohio oklahoma oman ontario oregon orlando oslo ottawa pakistan palestine panama paraguay "
    "paris parkland pennsylvania peru philadelphia philippines phoenix pittsburgh poland "
    "portland portugal prague pyongyang qatar quebec queens richmond romania rome russia rwanda "
    "sacramento scotland seattle senegal seoul serbia shanghai siberia singapore slovakia "
    "slovenia somalia spain stockholm sudan sweden switzerland syria taiwan tehran tennessee "
    "texas thailand tibet tokyo toronto tripoli tunisia turkey uganda ukraine uruguay utah "
    "vatican venezuela vermont vienna vietnam virginia wales warsaw washington wisconsin "
    "wyoming yemen zambia zimbabwe u.s. u.k. u.n. eu us uk usa uae d.c. l.a. york angeles "
    "francisco diego vegas orleans jersey hampshire carolina dakota zealand lanka kong antonio "
    "jose louis paulo salvador rico twitter facebook instagram youtube google internet bible "
    "quran koran islam god".split()
)
DEMONYMS = frozenset(
    "american mexican canadian russian chinese british french german italian spanish japanese "
    "korean indian israeli palestinian iranian iraqi syrian turkish egyptian saudi ukrainian "
    "polish greek cuban venezuelan brazilian colombian argentine chilean peruvian guatemalan "
    "honduran salvadoran nicaraguan haitian african european asian australian afghan pakistani "
    "bangladeshi libyan lebanese jordanian yemeni kuwaiti qatari nigerian kenyan ethiopian "
    "somali sudanese dutch belgian swiss austrian swedish norwegian danish finnish irish "
    "scottish welsh english hungarian czech slovak romanian bulgarian serbian croatian bosnian "
    "albanian georgian armenian vietnamese thai filipino philippine indonesian malaysian "
    "taiwanese burmese cambodian muslim christian jewish catholic latino hispanic arab kurdish "
    "islamic western eastern northern southern central democrat democratic republican "
    "conservative liberal".split()
)
OPENERS = frozenset(
    "a an the in on at by for from with to of and or but as if when while after before during "
    "since until although though because despite there here he she it they we you i his her its "
    "their our my your this that these those some many most much more both each every all no "
    "not another other one two three four five six seven eight nine ten what who which where "
    "how why yet so then thus also even only just still now later earlier meanwhile last next "
    "according under over amid among between about against however moreover instead perhaps "
    "maybe once asked speaking citing yes let please well oh like unlike ahead several few "
    "hundreds thousands dozens critics none nobody everybody everyone somebody someone anybody "
    "anyone whoever whatever nothing something nor neither either such first second third "
    "finally today tomorrow yesterday tonight never always sometimes often again further police "
    "officials detectives investigators prosecutors authorities paramedics residents lawmakers "
    "democrats republicans additional additionally asking based born given read watch photo "
    "photos update breaking exclusive video image file related don't doesn't didn't can't won't "
    "it's that's he's she's they're we're i'm you're there's".split()
)
HE = frozenset(
    "john james robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy "
    "ronald edward jason jeffrey jeff ryan jacob gary nicholas eric erik jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory greg alexander patrick frank raymond jack "
    "dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle noah ethan "
    "jeremy walter christian keith roger terry austin sean gerald carl harold dylan arthur "
    "lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah "
    "wayne randy vincent mason roy ralph bobby russell bradley philip eugene tom tim jim bob "
    "bill mike steve dan dave chris matt tony ken ron ed ted rick dick ben sam nick alex pete "
    "fred rob ray max jake luke luis miguel angel carlos jorge pedro antonio francisco manuel "
    "javier rafael fernando enrique eduardo sergio alejandro ricardo roberto andres diego pablo "
    "alberto raul oscar hector ivan marco mario rex mitch mitt barack bernie newt rand lindsey "
    "rudy chuck harry mohammed muhammad mohamed ahmed ali hassan hussein ibrahim omar abdul "
    "khalid osama bashar mahmoud yasser yitzhak ehud avigdor vladimir dmitry sergei sergey "
    "mikhail boris nikolai igor alexei viktor yuri xi wang li zhang kim moon shinzo narendra "
    "emmanuel francois jean pierre jacques nicolas michel claude philippe hans karl klaus "
    "wolfgang jens lars sven olaf anders nigel gordon clive ian neil graham colin derek craig "
    "doug todd brad chad kirk curtis glenn dale phil warren leon lee norman stanley leonard "
    "clarence ernest martin theodore franklin dwight lyndon jimmy abraham simon isaac levi "
    "jared sebastian dominic julian adrian victor hugo felix leo otto emil fabio giovanni "
    "giuseppe paolo silvio matteo luca marcus cory corey darren damon derrick devin dustin "
    "erick evan jay jeb jerome joel josh kurt lance lloyd lou malcolm marvin maurice micah "
    "morgan neal ned orrin pat perry preston reince roland ross rush seth shane sherrod spencer "
    "stuart sidney terrence tommy travis trent trevor troy tucker tyrone vernon wesley will "
    "winston zach zack antonin brett elon jon johnny danny eddie freddie freddy charlie andy barry "
    "bennie bud cal carter cliff clint clay dean don donnie drew earl edwin elliott elliot "
    "emmett geoff geoffrey gene gil gus hank herb herman howard hugh ike ira irving jed "
    "jefferson kent kris lamar lester lewis louis marshall melvin miles milton mort murray "
    "nathaniel nelson oliver owen quentin randall reggie rodney rodrigo rod ruben salvador "
    "salman recep hamid ashraf imran nawaz asif bibi binyamin mahmud moammar muammar kofi ban "
    "juncker rahm xavier gavin kamal stephon alton trayvon".split()
)
SHE = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty "
    "sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah "
    "stephanie dorothy rebecca sharon laura cynthia amy kathleen angela shirley brenda emma "
    "anna pamela nicole samantha katherine christine helen debra rachel carolyn janet maria "
    "catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina "
    "joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara "
    "janice ann anne kathryn abigail sophia frances jean alice judy isabella julia grace amber "
    "denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla "
    "alexis lori marie hillary melania ivanka tiffany michele nikki condoleezza elena sonia "
    "dianne kamala tulsi kirsten elisabeth claire heidi tammy mazie maggie jeanne debbie maxine "
    "sheila eleanor carly megyn greta gretchen katie kate kathy cathy cindy wendy tracey tracy "
    "tina tara tanya sylvia suzanne sue stacey stacy sally rosa roberta robin rita renee regina "
    "rosie rose priscilla phyllis penny paula pauline olga norma nina naomi nadia myra mirella "
    "mercedes melinda meghan maya maureen marcia marian lynn lucy lucia loretta lois lillian "
    "leslie leigh leah lara kristin kristen kristina kim kendra kelli katrina karla june "
    "josephine jo joanna joanne jill jenny jenna janine jane jan irene ingrid holly hilary "
    "hazel harriet gwen glenda ginger gina gail fiona fatima eva erin erica erika ellen elaine "
    "eileen edna edith dolores delores daisy connie colleen claudia clara christy chloe celeste "
    "cecilia cassandra carrie carmen camille bridget bonnie beth bethany bernice becky dina "
    "aung asma ayesha malala benazir indira cristina dilma isabel ursula christiane giorgia "
    "ilhan rashida ayanna alexandria stormy lorena ana bettina ilsa mirka eden alison sofia "
    "beatriz yolanda lena ilse astrid birgit marta magdalena valerie veronica vanessa yvonne "
    "zoe betsy elise christie cheri dana valentina sanna jacinda kirstjen huma monica juanita "
    "april brooke crystal destiny faith hope jasmine joy kayleigh kellyanne kerry kyra mika "
    "savannah sierra sydney taylor whitney sasha".split()
)
NICKNAMES = {
    "dick": "richard", "rick": "richard", "bob": "robert", "rob": "robert", "bobby": "robert",
    "bill": "william", "billy": "william", "will": "william", "jim": "james", "jimmy": "james",
    "joe": "joseph", "mike": "michael", "tom": "thomas", "dan": "daniel", "danny": "daniel",
    "dave": "david", "chris": "christopher", "matt": "matthew", "tony": "anthony", "ken": "kenneth",
    "ron": "ronald", "ed": "edward", "ted": "edward", "ben": "benjamin", "sam": "samuel",
    "nick": "nicholas", "alex": "alexander", "pete": "peter", "steve": "steven",
    "stephen": "steven", "jeff": "jeffrey", "greg": "gregory", "tim": "timothy", "andy": "andrew",
    "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "kathy": "katherine",
    "sue": "susan", "debbie": "deborah", "jon": "jonathan", "don": "donald", "larry": "lawrence",
    "chuck": "charles", "charlie": "charles", "jack": "john", "harry": "henry", "phil": "philip",
    "josh": "joshua", "jake": "jacob", "doug": "douglas", "fred": "frederick", "pat": "patrick",
    "maggie": "margaret", "jenny": "jennifer", "vicky": "victoria", "becky": "rebecca",
    "zach": "zachary", "nate": "nathan", "jerry": "gerald", "terry": "terence", "walt": "walter",
}  # fmt: skip
DESCRIBED_ONE = frozenset(
    "official spokesman spokeswoman spokesperson minister secretary senator governor mayor "
    "president chancellor lawyer attorney judge prosecutor sheriff officer detective director "
    "chief chairman chairwoman executive ceo aide adviser advisor source man woman resident "
    "neighbor neighbour witness victim driver farmer teacher engineer worker expert analyst "
    "economist researcher scientist professor doctor physician nurse activist critic candidate "
    "lawmaker congressman congresswoman diplomat ambassador commander soldier fighter leader "
    "owner operator coach reporter journalist editor columnist author writer pastor bishop pope "
    "king queen prince student boy girl mother father wife husband son daughter brother sister "
    "friend colleague survivor suspect whistleblower informant inspector investigator agent "
    "frontrunner nominee billionaire businessman veteran pilot captain premier speaker "
    "statement report newspaper paper magazine company firm agency department ministry office "
    "bureau campaign administration government committee commission council court board union "
    "group organization organisation authority service university school hospital bank carrier "
    "airline automaker network website embassy parliament party team league foundation "
    "institute chain maker retailer manufacturer publisher studio memo letter complaint lawsuit "
    "indictment affidavit document study survey poll police regime pentagon coalition "
    "inspectorate panel watchdog regulator tribunal jury militia army military navy ruling "
    "filing email e-mail post tweet order".split()
)
DESCRIBED_MANY = frozenset(
    "police officials authorities prosecutors investigators detectives officers lawmakers "
    "lawyers attorneys experts analysts critics supporters opponents activists advocates "
    "witnesses residents neighbors neighbours aides sources spokesmen doctors researchers "
    "scientists economists republicans democrats conservatives liberals leaders ministers "
    "diplomats protesters protestors demonstrators organizers executives engineers firefighters "
    "paramedics deputies agents families relatives friends colleagues parents students teachers "
    "workers employees farmers judges senators representatives governors mayors secretaries "
    "reporters journalists observers commentators people documents records reports newspapers "
    "islamists militants rebels soldiers troops companies groups unions agencies regulators "
    "sides outlets voters fans insiders members survivors victims women men".split()
)
STOPS = (OPENERS - DESCRIBED_MANY - {"police", "critics"}) | frozenset(
    "is was were are be been being has had have do does did will would can could should may might "
    "must who whom whose that which than into onto out up down off through across near around "
    "reporters him them us me said say says".split()
)
