/**
 * The words of everyday English, the commonest first. Made from the subtitles of films (OpenSubtitles 2024 by OPUS, Helsinki-NLP,
 * under the ODC Attribution License, as counted by @zxcvbn-ts/language-en 4.1.1, MIT): the 16,000 commonest that are made of the
 * letters a to z.
 */
export const englishWords: readonly string[] = `
you the to it of that and is in me for on this have was we my your be know what do not are with can don he
just like here all no out up get about right him oh go at there so her one yeah got they but want will think
if now she from well see as going his time back us did yes an them gonna good been were would had come hey how
who need okay our when take some say why didn or really could way man too down has let by something more tell
make then mean over little never said people should look off very love only doing much am thing any where two
into even thank because still find give sorry work day help life first anything sure again their these other
than god won away before thought home talk must told night call things better around last long always feel put
years after please those sir place lot name made doesn guys money ever everything great nothing keep done guy
through leave wanted kind happened new being believe old coming does came course wrong left big house might
girl bad stop hello own uh hear world someone understand else talking isn enough today getting father maybe
care found music every ask same another fine family kill trying went looking three wait car together show best
stay wasn yourself job many nice dead already friend real remember mind saw son next hi which mother wanna try
thanks room hell heard seen fucking woman wouldn may knew live baby bit whole idea head used boy ok morning
hard without took called also shit saying days most start matter use ready gotta meet door ah yet both pretty
myself move guess actually while end phone such gone few haven wife person ago brother killed problem happy
alone friends men face school worry couldn case lost dad play run heart once die anyone hope bring wants fuck
tonight business true until since each soon says everyone tomorrow hand thinking working happen having year
part eat mom stuff looks kids later listen huh minute second late gave turn water kid knows open change means
different minutes inside eyes beautiful far police point under probably crazy taking asked hurt chance deal
ain making pay daughter playing fun times hit side hands makes able body important hold death story comes
fight supposed least moment rest um set started close young drink against excuse afraid game anymore word wish
five week though miss easy sleep reason mine waiting watch goes exactly gets its check hours behind number wow
party truth quite husband shot married child between cause fire question met telling four brought blood break
sister em team trouble tried front sit forget read town died couple aren needs line walk children power become
office plan almost girls food speak yours gun alive cut feeling outside safe trust news ahead save either
somebody stand free answer hate high months everybody buy hmm whatever full half lose women along seems fact
running cool dear bed light order whoa country doctor clear boys sent send living war past bye dog john taken
hot leaving lives pick scared parents funny city promise stupid cannot dinner shouldn ass asking company lady
win possible himself serious book mr sort hour anyway sound shall happens six lord sick top felt touch jack
sense small seem meeting damn special jesus perfect captain luck fast control bitch words human laughs hair
hospital murder dream shut known sighs cold future glad worked drive catch anybody laughing million longer ooh
lie calling figure finally looked others black shoot fault worried honey somewhere weeks changed boss
happening seeing dance secret date fall takes loved sign questions weren piece air chuckles choice feet needed
turned bet moving return voice amazing giving strong learn given sam weird white less worth early christmas
beat till ones clean eye song sounds straight ship write rather sweet follow missing pain nobody picture
welcome explain ten coffee works kept ya definitely wonder protect busy caught kidding lucky evidence mistake
mad wedding meant decided step road building information report alright watching careful evening tv ride land
worse situation entire pull mm movie tired hurry sex handle sometimes system mouth act birthday throw attack
law finish dark ma class yesterday message king wonderful completely lying michael broke expect month poor joe
quiet sell bag using floor talked lead ground hasn pass street clothes forever dangerous wear drop red daddy
across born single thinks speaking hang frank test age table david anywhere york history george train ran area
near during swear paid marry feels spend box charlie middle strange uncle round bought terrible court agree
state boat proud quick mike tom space security join sitting accident forgot forward totally saved ha
relationship list crime station normal suppose fish gentlemen wearing master scene charge missed fell stopped
key buddy fix offer personal instead short fear ring prison simple group american calm difficult fighting mess
trip record position angry letter wake finished share honest deep fair crying marriage kiss cover seven hide
seat present lunch ball smart imagine killing dare certain realize respect interested mmm paper sad gold
problems majesty hotel peace calls involved card fool decision moved standing darling perhaps rock brain soul
interesting visit broken upset mary smell starting horse tough killer hungry attention quickly president
america earth peter government lovely spent surprise fly public bar stick tea became cute james english
appreciate force blow film girlfriend accept lee laugh ben eight ladies prove yep store within walking paul
sing window likes seconds dude dress contact plane ice camera drunk huge christ support continues cry sake
gift miles absolutely lived liked wall loves cell afternoon bank truck cop officer often partner service
general blue stuck chief certainly eating doubt joke enjoy experience boyfriend cops lawyer teach none
screaming sun putting reach holding grunts tree passed apartment club idiot rules favorite forgive rich count
mission continue driving radio machine difference whether dying jail wrote beginning harry field favor
feelings magic choose board evil shop patient hundred college private bastard sea learned match nervous alex
spot wind video carry upon third pleasure risk kim rid dreams immediately excited staying promised named type
owe star wine listening worst impossible grow sleeping earlier slow victim decide glass helping army final
cash mate gives quit foot henry blame dollars picked bus helped escape bill thousand herself french energy
arrest goodbye address yo enemy allowed ways bigger max aah taste ourselves shoes honor fit weapon build ow
themselves surprised figured push search bunch fuckin begin everywhere unless hiding gasps track hadn orders
jimmy teacher low jim congratulations kitchen bob innocent further bear bother drinking arm level willing
usually seriously played books arms art acting hole pressure planet locked deserve obviously tony steal
keeping built starts drugs memory names battle race church beer waste treat suit grab detective mention gotten
shh dramatic stage jump suddenly hoping hero places arrived nick holy dirty eh destroy apart stole notice
complete fired press closed showed opportunity plans price steve leg computer cat lt lieutenant following
village legs pictures duty judge danger apologize narrator closer losing smile suspect action keeps besides
extra mama pregnant mark witness london conversation turns writing breakfast admit sky wondering heavy crew
except roll bathroom guns guilty bloody green warm grunting ugh kick smoke upstairs form above seemed chicken
bomb reading gas color prince danny throat sarah cost itself neck twice study nose summer interest engine burn
plays empty tight aw crowd billy ringing singing strength sold pulled fresh bottom knife weekend shooting
responsible allow spirit hearing client walked colonel fat island cake asleep corner crap skin richard stories
investigation bro restaurant groans goddamn johnny nine cook powerful flight medical held drug account
brothers rain bottle famous taught ray shows awesome ridiculous folks cheers weapons written trial raise park
paris whoo biggest local advice main onto due asshole moon survive file planning tells training lock keys
breathing relax military awful language breath professor knowing laughter dogs prepared chris driver bringing
river necessary guard photo spoke pants lied lights murdered jake grand soft practice clearly leaves common
towards agent truly older audience bobby wild career lots monster la animals loud flying code fake cars
dropped checked hat emergency bird hanging matters tommy consider animal large rule hurts nature flowers camp
realized aware roger neither jane bullshit especially rings ended simply whose sight leader beyond fucked
target silly adam surgery condition double blind meat games sergeant lies faith letting serve however greatest
comfortable plenty cheering speed noticed numbers stars discuss purpose belong band mrs cross goodness beg
note correct outta size paying eddie concerned cup queen student tape knock character easier issue incredible
market criminal ought breaking arrested focus guest program path ends teeth super lay department kinda travel
several agreed major feed fellow health papers robert vote charles trick finding pieces mommy cream possibly
shame natural justice heaven beauty create fbi process project challenge turning ideas invited destroyed
season weak recognize responsibility sweetheart chinese beach mum bell operation soldiers jin bodies opened
dan whom add points credit failed gosh opinion view gay records dressed cousin believed members somehow kevin
chair faster created dumb milk remain property breathe nowhere afford martin nope german access distance de
dancing received manager sword research heat nah brings cards base member interview proof opening lab south
doc highness birds united insane forgotten damage pack selling dry weight pretend shirt perfectly students
balls easily memories stayed amount chatter location birth nearly fan expected horrible daniel falling threw
followed states hm ghost movies stolen fill medicine heading ordered kate example shouting lately opens oil
desk suggest bite dave community cares grace screams signal bucks center indistinct goin copy matt heads among
draw recently anna jealous expecting noise regret north west sudden aunt mountain exist shower indeed brave
ticket doors safety dating lines suicide ours bridge grew showing usual sees bullet connection command total
devil thoughts san contract fate social prefer commander thomas pool andy jason applause roof hardly
disappeared event female madam sending details release handsome barely caused loose science forced introduce
harder covered began lonely ryan wash nuts loss bright likely owner although scary journey harm streets jerry
original delicious jeff amy weather soldier dna scott split chest director pop staff mentioned doin exciting
santa meal finger block literally stone pray rose returned spanish sunday fingers freedom familiar style
russian basically cases changes universe signed letters strike male planned ho growing pete ruined enter tie
stomach dick friday lisa ate obvious complicated answers speech rachel eric settle tiny ugly discovered
reality ears reasons buried aye competition mood horses parts pal william manage hidden divorce reached
permission simon finds headed slept chose grandma van runs soo drinks eggs dig british saturday expensive
attacked hired wet remind nonsense trees babe lift legal victims map ruin pocket brian funeral lucy lesson
success grown larry guests statement alarm japanese results happiness sweetie assume thousands photos prepare
raised farm gate princess rough nor saving storm panting tongue england tense younger site neighborhood cheese
fought powers fred revenge families hall walter papa watched player paint avoid model alice arthur filled woo
professional request spare gang secrets shape buying sooner whoever france pair dealing spread bread celebrate
personally led proper subject yelling bedroom data bike threat curious emily clock downstairs jobs coat
carefully theory invite nights rights grateful tears kang scare gary moves trap rent based rush genius slowly
walls tour humans text confused han plant deliver belongs meaning direction official flat foreign committed
brilliant sugar becomes pos murderer stops otherwise minister understood page higher unit terms warning trade
fantastic stronger post plate artist society wound painting cooking cancer ohh ji burning crash particular
honestly faces inspector al gentleman yourselves woods picking pig romantic tickets regular role spell issues
soup awake fancy knowledge claire ancient source patients charges changing boring kelly percent giant deeply
advantage theme capable offered officers fixed motherfucker beeping football pounds according grandpa rate
concern suffer apparently solve ed garden enemies aside ocean doctors luke barry tim managed kicked healthy
period insurance appear poison waited nurse shots glasses tall forest shake vehicle chocolate dies carrying
properly winner treatment thief bleeding defense physical available closes phil airport badly fail burned
groaning jacket maria drove angel naked crack babies assistant east positive mistakes directly snow grave
becoming toilet plus emma laura per vacation value josh talent rise rick cheap extremely butt fortune shock
woke edge ashamed dr incident grandfather spring pulling checking rescue appointment treasure disappear carl
result re including media touched stood ill performance treated firm palace exact jerk washington connected
annie whenever appears hearts skills useless goal image joy illegal alan license jury switch bones louis
effect bags schedule effort considered knocking precious metal claim carter political violence below china ear
bath traffic lips files joking piano rat sheriff steps eventually ted lover cameras disease kyle rice released
throwing tied online fully liar nation egg mystery winter courage pills europe protection winning heavily
maggie sat bleep convince successful passing suck pissed jackson tip suffering mirror receive affair monday
miracle sexy former unfortunately beating elizabeth laid pizza score screwed device remains min leo odd
presence gentle chicago dean freak forces actual joey hong shopping sisters california grandmother rome ahh
hunting bone national emotional sean hunt century smith signs jenny popular rare jung attorney songs riding
sexual arrive hated toast trapped pushed cure television lower technology excellent jo convinced italian drag
borrow refuse li shift swim coach sacrifice helen clue served reports desperate darkness jones speaks mexico
escaped knees stealing mercy progress rooms shoulder cast anger rude repeat current moments expert solution
smells surely desire similar notes warrant button blew loving creature pride fallen stranger exchange kinds
ability leads separate square punch victory closing cleaning friendship decent surface pot scream exhales
clever flower tear factory stairs studio susan trash americans hook millions helps wood equipment grade chat
er wide searching terry witch remove scoffs screen material direct spy hug fishing id chuck spending howard
warn circumstances amen eaten tests load indian task parking talks chances guards pure ordinary taylor wanting
vision understanding route bless wheel sale bride background victor mail provide garage reputation jae secure
pie alien pleased julie debt juice karen false lake hire spoken india learning depends yellow priest upbeat
dust bruce houses mask sentence pity carried disgusting demon chosen staring roy trusted pardon rocks gods
horn puts disappointed defend midnight potential unusual wise uniform remembered clark morgan leading behavior
mountains sucks ambulance pushing joined suspenseful attitude silent screw castle campaign rope clicks chain
tail confidence sara japan ships design brains range abandoned hundreds silver custody desert clients curse
identity explosion eve hitting hurting series embarrassing merry cab holiday pilot julia events option hank
gordon piss customers dong friendly approach sharp suspicious wire setting robin alcohol andrew sauce actor
collect greg gorgeous christian highly hits guarantee nightmare seek minds attempt panic candy stands engaged
elevator border fruit falls prisoner clears intelligence detail failure entirely mayor hates wishes patrick
conference knocked wherever monkey destiny trace earn fellas mostly troops chuckling row stock armed basement
estate anne object lily dish defeat dirt mental telephone facts wins agreement jamie sides oliver jay bravo
transfer begins accepted coincidence commit dump protecting blows alert cow thrown pen sometime wings reporter
stays blowing stopping version wave jackie firing writer flesh settled perform opposite footage messed useful
gasping silence yup brown chasing unique title studying zero fella counting solid smoking bored tires wasting
dozen agents childhood yi embarrassed heh delivery impressed jessica cutting marks movement decisions carol
chase germany zone texas sons massive nasty johnson authority circle impressive mi whore amanda trained urgent
lack parties tank intense april hung linda violent snake slip abby previously crossed survived shadow jesse
reward specific quietly belt modern jordan policy billion yu someday beast library intend hollywood jumped
doll players tyler nothin africa teaching softly climb molly temple injured threatened beeps fans mister
senior ceremony golden prize passion witnesses gt parker june possibility garbage beloved stress loser betty
drama yang deserves launch trail explanation sand closet thin reported harvey assure degrees deck messages
newspaper doug disaster reaction entered royal adult confident mysterious salt marcus shine punishment
kidnapped approaching sin fourth balance windows marty sec chirping gather los loan uncomfortable designed
related robbery butter tae somethin entrance breaks guitar episode sally deny virus package shy vegas cruel
ending wayne bow madame backup tone phones greater supply advance bars ross kissed frankie bury aboard beth
couch warned seo mixed product ignore believes quality toward chattering crimes lifetime suffered trigger
theater secretary dollar latest edward article offering magazine argue kingdom sports swing kills betrayed
culture politics teams neighbor crush barking eun worries bound nathan duke cabin recall champagne xiao chef
chloe bastards stan gain tricks hannah partners assault comfort ll accused confirm yard sensitive hill katie
fuel response fashion gear tunnel asks negative wilson capital workers section bullets confirmed joseph
sandwich status emperor selfish guide lf guts struggle donna pathetic thee annoying voices units outfit joint
youth refused attend lou painful gym jokes dawn term mac heck shoe yay hee footsteps actions vincent taxi
baseball begging customer punk fever subtitles pretending blake digging smiling ominous wallet valuable ls cia
rolling nuclear toy impression suits angela drawing brand murders sobbing margaret bowl cheating education mix
quarter thunder bust fed da removed species miller enjoying iron recent flag agency ali maid normally choi
cooper sweat options mass jess activity confess therapy unknown tracks bills systems charlotte swimming self
tuesday tower growling squad cigarette extraordinary charged miserable shown uses delivered awkward costs cave
behalf conditions loyal sophie enjoyed demand network waves touching roman hitler rob exit crisis thursday
plastic collection industry creatures answering cleared na wore mile laws blast nancy freaking slave prisoners
reckon surveillance pussy generation dishes beef homework robot wasted bang reveal recording lucas pink forth
spirits korea legend boxes boots timing thy talkin arranged pattern rip wolf mustn neighbors host investigate
interrupt insist walks cleaned rape champion comin marie gunshot nearby officially argument kong chairman
dreaming michelle prime degree generous exam jang financial exercise ken cos dragon angeles apology russia
jean identify confession script coward wounded steven wounds seats university buzzing election barbara
influence singer junior throughout personality cheer central jennifer beaten glory contest jonathan offense
charming ron incredibly concert describe stephen servant chick earned experiment boom placed teddy considering
gifts surrounded jungle oscar thick todd lewis el federal ease ricky jeremy whistle frightened landing
determined matthew brad wrap flow reminds mighty emotions crown packed safely korean replace documents cells
divorced relief apple surrender environment whirring underneath nerve cats bat frame loaded makeup tries
martha dropping imagination pee particularly carlos aaron thou stake distant nina dennis hopes tax olivia
blown gettin construction hid prevent holes coast messing benefit nephew dumped arrange albert practically
catherine films drank gee sounded profile shocked whispering print torture trunk golf owns territory charity
grass homes motion ellen internet struck starving lad judgment purse goodnight fence captured adventure pet
routine services accent signature previous traitor temperature unbelievable cheat motive yoon worrying shelter
justin shared bail rebecca scratch hyun senator helpful choices attacks plain guilt traveling anniversary
ghosts prints walker holds derek anthony organization smaller experienced odds kenny basic listened facility
limit wipe stable companies inform duck pitch kissing foolish impact terribly grant guessing souls meantime
answered sample investigating ian landed frozen ann clinic instrumental appeared tastes hoped effects
bothering greetings attractive costume link sneak citizens visiting dealer underground accounts currently
protected terrific procedure bout tradition nail boston laundry throne someplace complex instructions
intention punished steel cared jacob dates rumbling reasonable existence behave facing classic heal skull cole
consequences international developed succeed davis helicopter focused nigga respond salad flew joining sink
belly navy habit florida cage county daily lawyers tina sheep joo angle conscience criminals noble cancel
italy shout ralph production random strategy anytime math sales average individual sets jewish tracking
occasion shed sport bug testing stubborn parent orange nate supplies warrior blade highest wu standard germans
ceo vampire necklace monsters beside honour francisco magical exhausted mistaken deeper cried wang cooked
harold monsieur downtown dylan wondered creepy causing imagined liz core apply ouch machines goods returning
connect council chen clicking jeez sacred chill monica electricity hers loyalty judy gross blocks claims ethan
comment seal heroes employees strangers atmosphere seok represent grabbed defendant equal threatening capture
liquor auntie serving session bull anxious ages express busted serial mason satisfied worthy governor prayer
coughing diana russell wednesday humanity terrorist unable classes wailing lookin yell solved chaos suspects
joon beings smooth lessons charm mars carrie drill exposed pipe earl invitation active injury slipped williams
unhappy multiple engagement dragged maya presents berlin critical clouds trauma slightly talented sue robbed
tattoo steady siren virginia burden spin favour mickey cheated informed damned stepped proceed powder wing
levels daughters testify march diamond sharing stones stabbed chips monitor obsessed channel tune ruth colors
plants badge despite worker civil ashley bible flies randy committee museum tools exists pit tent lion tokyo
absolute begun mud pleasant checks catching ex peaceful religion rabbit district oxygen survival escort
actress proposal tragedy complain francis bitches blessed meters fantasy tend pulse jews extreme favourite
grief chan resist union countries differently rumors passes fairy characters casey lin shoulders cookies tiger
transferred filthy nicole fifth religious idiots paperwork keith underwear added transport fighter attached
punish bo resources merely scale afterwards su sandy matches fights produce craig kicking interests screeching
employee acts hostage noah vince knee flash gus relationships sins shaking diamonds recover pays hail creating
structure testimony rotten lets holly pat miami raped bombs liver beneath treating marrying affect pour
authorities remote jumping basketball required everyday propose occurred figures tribe increase port groups
invented discover budget mo freeze wheels gloria naturally commercial prick payment sammy scientist realise
bond wives chip album fires weakness junk august halfway russians surgeon slide clown brief review assignment
toys cloud separated recorded schools drives covering intelligent bottles pile dreamed destruction locker pin
alley beans conversations abuse studied photograph washed minor fridge rita patience fields louise blessing
ripped recommend bay stanley penny areas bells constantly zoe donald dessert appropriate handed fraud profit
oi malcolm plates happily arts illness alibi item skip noon pa mia medication july scientists possession spit
string appearance aim furniture bishop corpse counts spain toby electric fits valley hopefully janet headache
skill arguing leak feeding owen harris warehouse struggling logan patrol misunderstanding stretch granted
diane hunter headquarters jun eva admire teachers terrified romance privacy demons salary victoria caroline
greek menu barney cha daisy cigarettes halloween shell require whispers weed lightning willie mobile si
achieve ruby posted wendy damaged mummy owned novel muscle murphy judges preparing visited maintain invisible
rats gambling gathered cap racing betray complaint log satellite snap shark sorts rounds gloves drawn
expression cries entering canada assumed liam ve items rifle pages passport symbol quarters entry slap shin
explained dope festival searched communication wealth lincoln combat dancer priority indistinctly chamber
unfortunate net bait norman requires citizen instance fools troubles battery freezing lousy dressing grandson
recovered mitch buildings driven blah yards insult revolution effective diego flip vic compared nicely tap
thirsty chop necessarily aid development finest batman sticking retired sends caesar wrapped manner abandon
marshall promises honeymoon strip lois relieved votes alexander investment brush unfair bey booked temporary
acted barn shortly circus sung poisoned tale description twins australia abroad delay concentrate travis sail
pork bothered bucket crashing therefore colleagues yells raymond painted affairs deaf tag whiskey sticks burns
sealed tested socks corn elena neil rage ellie jam meetings meanwhile seth banging musical steak regarding
mexican forms ronnie humor irish handled rocket temper senses questioning moral fried appeal introduced
engines concerns benny mouse remaining eats technique closest lap philip safer nora deserved roads jon moaning
cents virgin prosecutor completed pro pill population yeon suggested management counter plot gibbs hammer
leaders lands quinn soil bid injuries clay bailey studies cuts cock promotion drops concept drew colleague
leonard ranch tube suggesting infected creative lads returns ii method dive vessel samantha burnt admitted
joan potatoes penis lend ultimate nerves inner manners empire bitter beard cities identified fingerprints
suspected disturb chang repair ford fund allen humming labor coin lane measure poem depressed kitty bum
blanket wagon goat megan vulnerable elliot lovers scan fetch twenty raising bonnie scientific traditional
discussion pigs undercover felix grows basis operate warren ad raw diet tooth lance nest jill storage proved
sheet revealed scenes saint natalie limited soda largest aliens backwards niece shield bits intended riley
requested closely nelson pound award spencer heather ye toes recognized stroke twist connor forgiveness
provided engineer se announcement wisdom interfere conspiracy various martial supper technically wears waters
colour relatives reverend deadly brandon boats tons fox nap homeless font producer passengers jet gabriel
understands jen colin unexpected approve gut lu causes lungs homicide karl franklin height internal advanced
registered announce rely function fond specifically admiral sydney beats analysis determine pump personnel
fascinating visitors squeeze inch torn pockets lawrence flavor communicate chimes pam needle recipe graham
overnight shitty holmes combination tool celebration polite lauren patch branch oven gina banks fucker motor
grounds policeman alpha candidate elephant unconscious assigned moron league awfully celebrating reception bud
bend gray sonny rising giggles deputy parked hip thieves sober packing mall adorable happier julian immediate
symptoms honored operating kindness types allah towel actors jewelry efforts fleet yan artists angels growls
mount ton mothers content horror jersey sarge motel superior kidnapping electronic delicate images samples
audition permanent root assistance threaten september conflict sang complaining mistress shawn conduct vietnam
adults include lit planes principal oath inspired comedy cowboy mel region turkey worlds deaths oops fooled
enormous perspective wei laying prayers praying mitchell aggressive remarkable hooked harsh whistling
cooperate evan explode wade demands located marco october centuries severe marshal suitcase raining harper
lazy laughed develop amongst tracy beep bears defeated cable infection thanksgiving stations phase slaves
frankly granny tire kyung rub gates spotted prom deposit pillow moscow soccer upper vanessa obey filming
belonged stab soap crashed potato indians fabulous organized spiritual inches nicky significant seoul dale
superman burst commissioner compete nails larger tragic valentine statue dated tech singh visual constant
alike tissue juan shane crossing heavens worn spots massage continued sack khan nam discussed sore pope
document planted boot western paradise porn nut smarter insisted christine jazz physically yoo freddy highway
whip christopher holidays doorbell rumor britain shore aww coma killers widow lame limits forgetting denied
funds instant audrey divine practicing gathering puppy eternal drawer radiation attacking clara troy affected
basket ties paintings impress floating debbie unlike washing rex vast fee ideal cattle rocky sighing vault
borrowed excuses dough poker arrives hood email filling booze wicked shining shooter absurd leon humble dutch
naughty arnold poetry lecture anderson lighter gu crystal excitement oldest clothing radar emotion react filed
secretly cart amber chemical handling objects recovery dignity arrival steam videos madness quote rap geez
casino bleed division autopsy intentions bump independent fairly luggage ancestors fuss apologies november
tits academy surprises ashes roaring compliment cursed tennis reverse reporting con sheets kit blocked clues
ew ned walt roommate discovery penalty wreck bureau gig melissa stella announcer cindy connections blonde mick
turner baker threats upside leather hop blaring shares register deals avenue soviet operations believing fears
assholes typical cargo duties buddies wished drown loses becky ladder broad accidentally stare cameron
positions houston wiped opera laptop crushed brooklyn dings consciousness arrangements display sharon intel
bacon debate helmet taxes foundation dana groom protocol activities era described decades risky retreat pub
commitment allison computers terrorists diary spoil disturbing vice miguel chi chanting wallace cocaine bold
shadows heels latin climbing error generations tara joel signing bugs scar replaced adopted carla improve
existed reminded risks aircraft flames december lamp gravity opponent elements watson controlled tender carpet
sunshine ceiling vital sebastian advise explains overcome claimed products trucks destination finn kennedy
application elder primary permit servants tryin ritual ensure grey dug foul boo stink mob acid terror
entertainment grip honking kay trevor rhythm barrel dining muffled jeong jules therapist distracted compare
twisted eli parade yun bench volunteer photographs marked erm embrace tables envelope stressed raid wha global
centre conclusion journalist eerie swallow heroin ra lana ming fixing approval magnificent curtis cliff locate
rear veronica gimme isaac detectives brat cal chapter hack bargain tension freddie assuming trailer asses tub
farmer darn belief arrangement residence collins tapes privilege archie disagree mikey le destroying suite
coughs hardest attracted psycho switched inhales flame meals relative dealt smash puzzle protest argh paranoid
whimpering hawaii corporate sid alfred leslie dedicated heir appetite attempted liu shouts visitor finishing
hector catholic confusing rehearsal adrian helpless rank uhh hills gunfire backs campus copies benjamin
arriving slice wrist website gene gunshots ash guardian zoo executed graduate suspended january wally
newspapers officials breach georgia accurate reaching liquid addition update pole cookie solar dorothy paige
swore rejected broadcast motorcycle doubts giggling versus toss mere waking established sits buck chased
stuffed galaxy repay resistance vegetables narrow contacted cracked assist pan hostages contrary suggestion
strings sandra lobby rosie antonio thrilled lamb assured hon lloyd douglas healing worthless loudly jong clan
ward receiving stream manny beam canceled denise dallas zhang voted gum clubs rosa herr bonus rubbish brutal
phoebe strict platform snack tasty hallway practical scotland cycle legacy ticking tricky retire ln scent
sniffles counsel psychic ram controls depend katherine armor ri ling strikes european offended delighted
collar theft app commission stores feast kurt cunt negotiate scheduled bare disappoint defending presentation
naive austin neat blank solo richie faced boarding faint formal robbie meets miranda prey surprising hint
african ivan coins expose forbidden password celebrity sirens imperial element chuckle noodles roses connie
rolled warriors prosecution rubber concrete manhattan sucked pearl bingo sequence dj misery creaking jessie
shaw satan genuine pointing pace gossip couples perry coffin mansion inspiration lydia consent thankful
importance twin parole benefits hopeless pointed picnic confessed nikki arrow drum claudia decides meg
alternative elsewhere importantly madison proven spinning sync drowned slut chicks somber hudson electrical
kent click objection terrifying ja shave muscles romeo drain lean sharply jew certificate hatred en discussing
coke endless tanks seed breeze sorrow lena directions contacts sweep lemon circles toe retirement scandal
native convenient balloon slight suspicion banana haunted yuan iike kai pirate formed cows targets performed
palmer spray excellency brenda petty alicia explore medal angie thumb ahem precisely ana absence messy alison
photographer wee duncan grid cassie phoenix vain spreading skinny pablo passage scum qing collapse folk
accomplished daylight stinks vodka economy egypt lex tortured perimeter chickens affection plug scheme
materials gwen owners dull zach paula bloke outer situations mortal rattling profession somewhat proves
traveled invasion iris mankind coordinates comic encounter verdict reed dock carson wandering cody strongest
slams brakes capacity freaked tournament candles stark airplane hears allows corrected tang glorious editor
kisses tips luxury published knight associate fooling auction executive disturbed anxiety bush anonymous whew
pale sucker backyard nigger abilities breast andrea sayin lip originally gasp dresses included dummy
performing teresa candle homer beverly household wolves shove murray ingredients fort gil collected ruining
morris culprit expenses instinct sweater eternity mature bai convicted gallery bernard execution envy marine
phrase dismissed randall deer perfume avoiding arrogant greedy ego methods experiences thuds bully reporters
purple nazi respected regrets gently israel stuart andre owes deceased crawl alliance handy witnessed theo
liberty caring sworn begged pacific follows sixth gratitude hunger fletcher ava accompany skirt entitled
designer fathers chess announced facebook eager stephanie zack elaine fortunate zombie seeking ribs wakes
cocktail tess caleb correctly dee worship panel sum sources missile keen troubled kings winds cakes growth
reference empress beds offers reservation bernie booth classified pierce subway woody qualified pierre creep
ankle models seeds gotcha roots civilian remembers scenario engage pursue mario relations seattle bubble claus
hiya theatre rot spider cracking cruise subjects allergic praise pregnancy applied hyah illusion stepping
southern patty theirs sheldon values meredith approved harrison forbid las youngest tomb passenger resort
whale declare hesitate vehicles gps nightmares genetic dizzy kidney sheila dial nickname technical tide lenny
crane inviting skies exclusive wars shrimp crab nicholas fulfill passionate carriage pistol income chairs
topic wealthy rudy fame faithful disguise suitable examine bracelet whimpers pops rented thompson relaxed
brooke vibe carmen vanished breasts fist dime gotham cooperation deed foster length republic spill collecting
spicy rolls bruno glenn collapsed thus phillip screwing cabinet fled rode recognise nowadays sickness
eliminate contain compromise shi blaming iraq doomed villain chains leadership desires rupees fiona erin brick
luckily liking pepper loop frog elvis enforcement hilarious smashed choosing winston kindly minimum possessed
scores fries comrade prior bounce stiff endure exception blackmail palm cho losers barbecue trump herd supreme
reggie principle shotgun peggy establish poet ditch beers covers survivors cemetery zhao lola ms ju fighters
noises kathy civilization sings creation feng sacrificed formula businessman contains assets hye cheek chad
plague cured samuel mates hal jar elected forgiven clip popped melt kirk jenna spoiled discipline
motherfuckers greet teenager reply trains honesty mole vera whatsoever traces louder nurses guessed forehead
dentist whereabouts label hoon planets wyatt sal qin kara logic rarely furious congress sasha sobs signals
mcgee clearing qi pouring blair sympathy stew jade float sandwiches fireworks naomi immunity snacks mode
tracked resting reunion fu bee val adams codes dudes judging crackling chap domestic ruled observe shuttle
cafe compound aha confusion static lizzie web initial questioned vampires prices writes meds burke jeffrey
declared followers shrink maximum proposed rory pursuit bees stunt silk biological swell sleepy assassin
psychiatrist disgrace apologise harvard involve depth snakes convincing kidnap eleanor lawn boxing scaring til
racist debts corporal hobby nearest heartbeat arse sunset statements tremendous kane fatal violet intimate
transmission spoon gesture drowning majority instincts revving edgar trophy pulls persuade realised pose
atlantic draft erica omar roast crucial restore distress buttons orbit lunatic ink granddaughter digital
scares represents graduated sells swords wooden sausage idol grades frustrated standards ransom author owed
mei respects essential farmers laser february intact seated reliable kiddo gained failing persons innocence
tricked database movements blamed bowling chin misses sharks lifted nicer clattering referring treats strictly
horns afghanistan cellar fluid pounding suggests sakes settlement sleeps cannon thirty camping orleans glove
organs thud speaker worm fifty breathes expectations precise spite ham irene apples floors comments complaints
leaf experts fur vicious sigh sis additional stewart ambition supporting relevant drone info embarrass avery
needing florence juliet wong crawling carries reckless indicate bella barnes mona watches decade farewell
produced mulder fry legally jan replacement projects organ fog shocking cleaner instrument ignored sincere
moses ni coal agenda remained leap erik raj drake locks marvin picks toxic hockey shiny dunno tore goose
lightly asia shipment hatch residents hats challenges poisoning rescued sofia chemistry tumor fragile distract
tolerate hans roars presented flu lick potter explosives cathy sadness asian cherry shakespeare controlling
dried moore manual baek unlikely strongly depression resolve yong occur reaches interrogation publicity
civilians clerk touches promising drivers fastest prank brennan pedro ultimately rig shirley sniffs trips
twelve software bets champ cotton ernie melanie invest gamble eastern burger democracy rebel wrestling tucker
rang howdy integrity texts throws engineering legendary interviews cinema cam stall cloth luis bald fades monk
pond explaining thinkin column prescription submit harmless conscious thread climate bearing interrupting
knives jeans buddha differences copper cheng lighting rash poop thudding issued favors sullivan views flood
calvin hugo stevie waitress legitimate corrupt purchase nanny fifteen curiosity goddess doyle bennett
scholarship logical unh screech pancakes jared dragging administration courtesy aii orchestral eagle weigh
erase brett mutual messenger shoots yen cups hospitals fold anyways marvelous chew devoted brady battles vicky
compromised damon mentally wells offensive generally maurice graduation ay craft buzz linked philosophy ella
bribe receipt volume amelia unnecessary outcome dwight crowded dip increased hamilton savings opportunities
squealing starve bicycle boobs physics archer congratulate experiments quicker christina cracks haircut
emotionally rushing quitting pirates hwang otto garlic disorder smoked regards chester bombing deliberately
advised investigator dice objective waiter monkeys bore travels pasta quest realm bachelor fortunately hyung
dont plead umbrella pencil simpson baron achieved ying promoted jiang dom anchor bong asset bent participate
texted puppet regard fiction gal wes mines counselor enterprise restaurants curtain clyde villa courtroom
inappropriate isolated psychological campbell ding whistles spark louie sailor jewels flynn shelf hostile
eliminated bean myth portal gap underwater sneaking cousins witches trusting thoughtful guidance cooler masks
lawsuit lynn orphan desperately bin gavin conquer lottery howling possibilities intent developing withdraw
journal patterns shorts bart kicks magazines sherlock percy buyer sophisticated kwang pressing st inevitable
bunny fang consistent buys pad annual immortal variety resident factor encourage surrounding scam colony nazis
swamp handful awhile possess reads briefcase piper adding layer calendar willy accomplish morgue chelsea
resign measures equally companion framed facial addict forcing paths fails isabel challenging elegant teenage
et atlanta ivy sailing mouths mandy violation plea operator danced sole lively betting frequency chu bounty
healed butcher hugh freely sting individuals shops shirts fabric spies expense boris polly sweating feared
divided sylvia masters sofa choking blues peanut hae offices wig stamp griffin embassy corners daphne chopper
feature occupied fellows protective opposed kilometers ranger wa loads ruins treason flowing rehab responding
tearing bothers harvest wander gangster sentimental politicians shannon punched approximately rushed bass
responsibilities evans educated harriet smiles prostitute kansas humiliated mill bake cheryl ministry scissors
attract jonah insects championship trading eugene tunnels garcia sector dexter chart observation appointed
communications fierce abducted cult difficulty boyd vet spectacular turtle porch accusing abigail accuse kira
bizarre robots approached rascal garrett ambassador theories brazil sites corruption via balcony dozens
butterfly esther backed magician overseas succeeded acknowledge allowing lester reese allies exams discount
flush georgie simone sexually diner uniforms federation races cans jefferson muslim pervert snoring
essentially dammit robinson goals rally ace essence sour hua visits rug broadway tales cuba drums den
behaviour suk straw organic riot mug principles smelled charging attending reduce glue explosive unstable
popping selected scotty gabe tasted lyrics orphanage despair backpack medium backing yoga baxter arizona
recommended ambitious tian maintenance murmuring weekends ambush vest adjust beautifully nailed lined shutter
joyce portrait ordering dawson presume grain lifestyle stir evelyn cough yin ol delta halt agnes fart circuit
physician setup veins lung sophia blocking seventh husbands battlefield wheelchair pudding pretended landlord
scarf resume bradley profits dreamt fork examination earthquake ignorant tops grocery lure slightest shade
voting catches epic confidential lipstick buzzes knocks smack dose consideration sunny hunters stunning sorted
jonas ireland destined gong serena ballet rodney transplant oughta reagan nana spying gideon chun attic
instantly porter rival blessings clearance sultan panicked sucking carbon chul fitting custom invested pod bra
urge stefan whining lesbian identical ellis deeds poster deadline institution rides devices unpleasant
opinions batteries detroit counted towels disappearance creates minus rapidly laurel preserve hereby barks
grudge accomplice dc hacked prep missiles haul wires unto bodyguard extend sketch superhero hunch shuts
execute barrier casual ki shen hissing stove nasa cord substance sire obsession visible nan easter extent
pilots maniac specialist vengeance cynthia dolls distraction motherfucking popcorn cctv ropes pointless donor
panties improved jr lasted rogers subtle cancelled klaus dialogue habits yuri flirting wizard economic
thoroughly lease maker continuing misunderstood il reynolds delayed happiest laurie compassion launched
includes conviction comrades donkey spilled talents scars rainbow belle yacht girlfriends dealers exploded sh
mercedes notebook corridor feathers conrad secured whisper prayed ohio torch rio edith haley benson xi rebels
lionel reduced formation refuses vacuum elite hercules detected marilyn sentenced amateur successfully
convention marketing pressed alexis dreadful northern origin ing autograph alec hometown contracts thorough
musician jing accountant learnt spock vow cue apollo valerie roberts brass hiring shifts inspection supervisor
agh pipes corps aaah honorable accidents demanding locations monroe fisher tuna refer billie miracles
potentially swallowed abortion texting sensible chatting lindsay nursing flour anton generator jacques susie
moans strain alcoholic chandler childish stash costumes traps accepting marion partnership cleveland coconut
villagers pledge scout denver fees rod onions triple carolina scully bert insulted listed dae combined helena
hyo hallelujah jaw cellphone translation yelled sperm fade lucifer longest casualties brake welfare swiss
remembering constable confront hooker luther yah evacuate spine adore einstein gilbert carlo travelling polish
forensic mortgage artie tin hut gerry seung activated modest appreciated cent breed creaks tiffany vivian
courtney disappointment politician marc antidote sleeve ski rico inn divide grounded lid stevens betrayal kat
tanya baked confirmation detention wonders arabic bartender funding salmon annoyed contained risking maddie
pumpkin advertising consult im stain salesman siblings philadelphia murderers overwhelming tourists quid
reflection businesses avenge grill blink hose choke sniffing marching reject definition alongside nolan pony
supported tomato pains freezer underestimate mechanic techniques requests marge reminder predict precinct
stack recognition expand violin bon defence freaks hangs stalking rogue seas liv historical shanghai
delivering joshua grunt efficient switzerland frustrating frost railroad handwriting classroom sect automatic
choir sweets glow iv wan vagina housing articles chffffff meaningless thrill awaits senate flee xu abraham
burt regardless bauer cultural jj tammy boil demonstration runway dagger squeaking documentary moms features
cottage lori organize shook summoned satisfaction deserted splendid jelly curtains almighty mining wax detect
bosses hammond altogether notion sip hanna jammed ari whooshing mack painter sunlight echoing obliged serves
trials poverty frightening inaudible depending ahhh starfleet shipping matching overtime shepherd tray pension
farther outstanding saul straighten cheeks disrespect sidney sensors clapping scored rookie interviewed intern
waist ignoring bumped euros bunker baba bark arresting guaranteed rack invention server bonds competitive
warmth instruments figuring gin container purposes islands audio representative adopt shattered coroner jose
survivor donnie terminal mainly clarence pimp worms bites tanner shallow losses concentration mechanical
warden scattered peak trousers landscape fugitive selection disposal sticky robe billions ginger murdering
delightful reserve winners defensive exposure handcuffs assaulted ty bolt amazed mentor specialty abused
workshop breakdown ducks ally fran fountain doris experiencing regina flattered hike justify cigar greed aisle
honks pinch mae climbed boundaries taller pm hanged rises printed diving warp shelly interior installed
krishna expedition handing dearest burial floyd candidates canadian claiming dante sub amusing identification
shutting programs di patricia abe nypd associates zombies protein phony cope venice nun properties nadia horny
writers restored lions righteous artificial mustache bridget entertain ants programme relation yeong rains
literature jealousy involvement batch lobster delhi danielle elderman wardrobe neal noisy retrieve rebuild
committing herman gown architect elders clamoring shovel aigoo frodo lethal reid meter viewers applauding
chili francs mushrooms memorial pickup refrigerator classical semester dynamite countryside directed spends
ranks gregory roland phoned industrial reflect clayton wired spared lounge sherman rustling greatly jedi cd
detailed milo blend respectable customs tease risked yue thai assassination hart grasp needn resignation
instagram outrageous disappears blond overwhelmed ciao harbor feather banned probation marines brooks gerald
rusty shorter luna jurisdiction baking timmy tapping investigated erased realistic exclaims countless oppa vip
salon mattress usa racket jasmine inheritance regulations workin bands gracious volunteers unlucky anita
sought telegram registration cheaper beckett void filmed equals sponsor monty janice dinosaur slaughter
monitoring rivers kin loneliness warming shells acceptable wh rum sacrifices ammo associated donovan niles
laboratory locals hotels athlete zhou brandy globe agrees sniper ruthless snuck summon denny melody saddle
mice izzy deepest fei reconsider immune slapped exotic publish towns authorized departure beasts raven glen
institute branches seize scumbag nations sock spells shelby tourist alaska hah nixon inquiry jolly del dixon
dragons auto darren discharged sunrise cruz trent dang offend hush premises greece volcano diagnosis
devastated lapd acquired jerusalem careless dani nigel rental buzzer satisfy vows hayes swinging chemicals
managing listens cheerful surviving shaft bruises boost oof colorado traced sonia moonlight astronaut charley
tick relate trusts cartel reign urine sinking lasts proposition jasper judith obligation stu heroic mu blades
fulfilled involves bryan inherited roller heidi swap evolution resolved zhen trish wishing finals clarke
prettier channels ruler aids cozy magnetic fare horizon slipping deb claude creek stray matched cocks
grandparents visions breaths onion snarling whipped amounts harmony humiliating smiled ronald maiden
australian oz ammunition examined surgical attraction anyhow guo altar spaceship escaping qualities hardware
dances kev tellin ko eden poured uk difficulties hairy teenagers restless samurai knot informant hips donation
genuinely merlin luca legit authentic finch donate entertaining mumbai spike hunted recommendation
interference venus boiling submarine inmates surf gifted jamal dot psst stammers dimension acquaintance gi
higgins feelin dared designs th von sincerely vegetable ruling missions bloom repeating slam drift fortress
facilities tattoos runner radius devon supermarket romans skilled eighth swept peterson rapid pissing lining
unlock payments hughes whores dorm deceived asylum carly rendezvous tong roosevelt shiva lust ravi venture
attempting robbing sadie occasionally attempts tossed representing fainted arguments portion dodge salvation
dam tomatoes layers armies bananas poke investors recruit matty steer savage raja imagining sights lorenzo
stinking napoleon sensation marisha stacy pause competing pawn arrows cease jenkins unite mississippi hath
disabled marina treaty hooray scoop phenomenon cricket jeannie curry radical cane behaving swedish pd spice
crooked eldest involving adoption artery junkie insulting indicates timeline congrats tactics automatically
seong tobacco owl cass aspect vomit zeke haha proving poland addiction beliefs independence clap camps courts
cautious slack coverage reserved metres volunteered overboard seized disappointing becca relieve pigeon
squirrel rebellion yea bangs instructor loading utterly barbie railway google pronounce finance solomon
caution token increasing bedtime charts chewing spa upsetting whack crow rangers oxford freed salute shields
fracture stakes mumbling assembly hustle pals peculiar runnin darcy triumph refusing xiang snaps expertise
millie leverage scotch depressing clumsy tan supposedly stadium earrings sabrina wages demonstrate brody
infinite drawings abu pakistan hawk irrelevant injustice camille chores vent wen innit bryce directors doo
knots nerd pairs xin frighten goa baltimore peek sol rail microphone targeted crickets lang hospitality verify
evolved bitten supportive phew briefing scoundrel injection tate colored voyage exhibition elderly jumps blunt
balloons affects triggered turkish thor acres driveway elaborate groceries initiative clowns henderson viki
priests fuse striking translate edition joanna define mock razor logs whitney sloppy arab jupiter expelled
holland arena babysitter rational nico snapped regularly context egyptian separation perfection hao feeds
buster iran association promote ren interrupted casting felony obstacle inventory hay toll playground ferry
forged flown takin tougher needles marijuana wesley elbow corpses extended spaghetti poisonous unpredictable
procedures ethel consort employment crashes simmons extension duel melted harassment discharge trainer
disappearing tidy mwah damien irresponsible sweaty convict virtue waving investigators ninja conclusions
crawford montana boards eleven bidding axe crook zi congressman languages fruits reddington milan peacefully
limo tipped dancers cooks slower denying grandchildren housekeeper pentagon chopped mimi makin vienna flights
opposition ollie preferred manipulate skipped belongings sufficient leaked grease dolly clive clatters debris
crappy meth gaze gail extract pets psychopath ironic particles temporarily bricks petition dinosaurs notify
russ borders sa heel encountered flipped enters condolences sessions steering niggas biting probe olive
comedian womb badass walsh compass poems undo publicly bunk stressful cafeteria natasha med profound attended
exhibit shaun targeting enthusiasm maps kook contents queens mechanism swat scrap aunty veil syrup programmed
processing lookout claws restroom hwa numerous judged elephants antique aged transform myung deceive heights
kris otis leah distorted numb iii julius scrub lifting wretched saves villages crop manuel psychology discreet
sounding compliments revolutionary armstrong tow teasing quentin grenade slippery nash tab guarding grabbing
chambers posts cunning alter instructed compensation adventures reactor kramer glance drunken convenience
mallory seasons historic hides michigan obtain lan transition merchant providing pine overheard subtitle ofthe
dea cyrus diplomatic startled pastor andrews prophecy ufo lens suzanne madrid glowing asap collector traitors
clinton occasions carved liang rabbits tribute mint hence puke stitches doe hayley select quarrel pitiful
lodge dental grind hottest vibrating jerome potion sushi sabotage neighbours malik establishment gabby arjun
ct donny mustard kilos valve rong carrier shitting dash bikes dewey zip tubes squeal flows banacek wilderness
bubbles transformed transportation que teaches faggot mule feds waits luo referred dominic apologizing preston
smartest les kenneth turf delight locking marcel tutor millionaire beck baggage edwards ncis bathing poppy
focusing buffalo slit thirst punching classy nat continent accusations diseases strangled colours
embarrassment nursery hairs josie diaz fucks vijay recorder harley activate cereal mourning olympics delete
banquet missy wanda inspire stored represented neighbour encouraged primitive timer rib gemma caitlin bam
breakthrough unarmed females carnival concerning overlapping tai bacteria vessels addicted screamed rates
stacey exceptional relaxing vietnamese hu refuge rae olympic leaking splash ripping challenged permanently
madman butler hoo funky agony corporation thailand impulse predicted midst lockdown gibson smuggling bathtub
lilly condemned introduction amsterdam bankrupt bp ae suspension behold explosions biscuits utter exclaiming
savior drugged mic seon engineers disco weirdo practiced fuckers bakery hysterical refreshing marta purely
seizure kung compartment peel tequila pennsylvania scarlett punches pamela males shines insanity gangs mirrors
substitute commands purchased appreciation limb humiliation dvd mild survey torres powell hotter impatient
insight sane op bandits wright forensics employer merchandise partial flirt overall vernon hideous errand
stated packs dislike tails echo bushes beacon paulie symbols roar settling meaningful lump inherit estimate
wheat cory newest felicity treasures glimpse taliesin readings preacher visa morphine nickel creeps incidents
shaped pies violated masterpiece syndrome gender avoided peach connecting juicy verse flock elsa isabella lil
resent spear severely filing typing jed lyle nicest bats butts dalton troubling vanish vaccine weddings
unlocked dillon traditions responded daniels tackle repeatedly elections confuse lopez herbs coolest youtube
bluffing finale artistic stripper refugees orchestra gag roles lo struggled reset smallest lila lemonade
temptation churchill discretion coup renee lara twitter stroll strawberry provides adds phillips mold autumn
amazon conducted cupboard frasier qian imprisoned operational gon foods keeper sheer haunt smoothly pajamas
cuffs theresa jewel preparation newton priya busting bree massacre easiest distribution ingredient flashlight
nuisance category condom shatters muttering mills yankee sewing preparations sweden barge newly waitin slavery
professionals goo doorstep caves bullied crib freshman footprints consultant speeches robbers patterson dre
showers tactical werewolf melting parallel toni lowest unacceptable presidential whales miriam jingle hastings
allie fitz speeding edges willis apparent metaphor valid serum kneel stalker musicians salty keller comb
graveyard scratching memo quiz neutral henri pumping mysteries currency wage sewer frances gao voiceover
evacuation tractor unemployed approaches weep wrath janitor hui tripped definite await aiming nsa wit thugs
policemen starters ungrateful improvement dicks du courthouse noted thanking caller parlor heavenly fishy
loans snitch un sadly realizing buffy whooping pursuing puppies flags addresses ba schmidt requesting gladly
ga misunderstand feedback cherish producing regain trafficking flooded imaginary lorraine frankenstein elijah
suggestions cavalry founded decline complained rupert relatively apologized supernatural determination cement
streak booty huang posters shaved fanny occupation sew cartwright admired oak intellectual dripping equipped
smelling trey beggar ai assessment singapore traded steals titan admission rigged ferrari chooses negotiations
es solemn altitude keyboard santiago viral ongoing invent boyfriends slot blankets celebrated incoming
superintendent pyramid reservations roughly detector contribution mademoiselle cora kindergarten burgers vicki
solitary shaken shameless yummy peanuts genes moe offence rm broom strap neighbourhood civilized leash banker
hai scope freakin madeline rocking sanctuary draws devastating lacking employed hurricane ezra hollow
reinforcements forty dispatch cape umm slaughtered expressed flute links irony maxwell diagnosed betsy
sunglasses karate ripe guarded stages chapel exhausting michel sensei hazel lizard shipped fernando countess
headaches motivation vase devotion sweetest observed jai chorus despise solving motto maze jerks dismiss
deciding unfinished marissa favorites repairs slippers shu mccoy pinned heating sentences intercept heist
snatch petrol graves skeleton quarantine hawkins ohhh ridge deleted depths payroll achievement faking darryl
moreover kumar gradually understandable kwon darius oui angelo altered yelps ounces yao pickle conducting
ramon filth psych kayla obama wiii protects vegetarian montgomery noticing brendan consumed atomic warmer
builds ada gabrielle mini microwave wrecked sherry virtually grayson vanilla permitted bugger agencies curve
mayday norma dares scenery nude rag crushing grapes dynamic te jia pots pastry smokes rider comparison brag
gasoline homeland wheeler francine ninth sheng functions rubbing reform awards tempted rumbles harmed ahold
suited clanging triangle optimistic quantum pharmacy movin inspiring greene yale tuck viktor stripped hannibal
rhyme considerable hq killings vague daring dwayne legends bates fearless drones abel ape beaver crops canal
ike mellow zhu tuned holden recovering seduce gracias darkest toothbrush margot uneasy tablet joker cheque
emails motivated console worldwide isabelle relay longing kirby portland dex halls willow butterflies
allowance sunk ribbon adrenaline pr julio beware inmate urban greatness predator carrots texture tristan blog
handles addressed roberto butch condo mixture hassan tracker cosmic pike narrating misfortune contractor
terrorism ups fewer marker comeback foreigners sanchez advisor hopeful fireplace exploring demanded freaky
disney psychiatric tribes sideways celebrities cuban psychologist tummy robber vile aspirin indiana stocks
heartless oooh resigned celia splashing venue roam alleged souvenir ru closure dracula springs openly
surprisingly soaked leaning heated summit rifles lime sneaky artillery whoops bravery javier verge yield
onboard matthews noses tessa torturing gravy zoey analyze hyuk expects queer republican ne insists peyton wo
secondary perception speakers coats vocalizing concussion acquainted restricted bomber debut evaluation adapt
sierra cartoon reminding spaces po bluff investigations slowing capsule havin disciple paycheck academic
cardiac frederick backstage scratched curfew stoned clanking magnus exits maureen shan richards brent
nightclub sinister osman getaway rep dome byron filter fantasies calculations swollen diapers jorge whites
murdoch suspicions gaining rehearse skate mat camel biology elementary repeated weaver asteroid communist
errands mixing predators wales corey docks charter passports environmental burton contempt grabs ads barracks
notorious jackass machinery mindy accounting rahul dumping strangely whisky interfering squawking hull
extensive kerry apartments privately sailed shack antibiotics photography buns darwin homemade briefly skating
gretchen crowds convoy voicemail cowards absent ounce thug milton dense tapped releasing christians noel
remotely preliminary episodes cassidy raft considerate comforting denial crosses storms commanding shrieks
invincible pearls fad behaved vintage antoine separately contribute spotlight rotting clacking splitting
gorilla mina tyson mattered headlines maddy zeus manchester psychotic disturbance dowager jeep allegations
regime obstacles breeding pact dispute alvin sidewalk athletes forrest calf doom fax xena ernest ginny
indication toilets ss fallon greeting obtained melancholy callie flint towers lent chiming swelling priceless
collateral fiance dolores decorated clone trudy phyllis removing geoffrey bugging cao yogurt crust batter
prototype portuguese shapes rewarded mumbles goats whilst cardinal timothy zheng carrot classmates
intervention essay dungeon clare ax negotiating grieving veteran holt ethics virgil muhammad karma sponsored
peg marianne ta darker mateo cultures lava slim julien kite unbearable oswald eyebrows babbling vinnie paste
distinguished encouraging vance paralyzed bianca zhi riddle shortcut shady revs kentucky sloan fisherman
ashore arrests severed ketchup tickle hating resolution cocky alternate loosen pier scanner canvas
unreasonable brighter handkerchief fundamental broker weighs manipulated leonardo goku underworld thrust chow
outfits argued livin insecure greta columbia peas penelope humiliate burglar hola tens fading barb turk
intriguing fritz plumber wrists sanders airline recruited punishing macgyver bouncing eliza mcdonald liability
notified franz submitted torment incompetent foam combine successor outsider collective monthly spiders jax
provoke bi ignorance scans nell knox tj lords regiment orphans ratings positively lars burner grady brock
gardener devils royalty gracie tao override canyon meow publisher limbs experimental phantom exploding
blackout lists starboard olga reel shrine earning puerto cohen weaker buses liable percentage santos incapable
complications stabbing shattering bypass cassandra willingly sustained briggs knights plasma trembling pins
missus motives powerless ou illegally norm octopus tuition erika superstar froze barrels claw muslims
stationed stalin bea steep ajay intentionally toughest diaper karaoke counseling welcoming je rufus slick
tying dots sawyer herbert marble eileen beijing squeaks prettiest scold brunch proposing kitten juvenile lacey
smashing reborn workout alma morse cristina kettle ant isolation iove fascinated mafia journalists edie insect
pinky safest honors vatican forests cripple punks mop chet platoon mainland scottish parrot pint wandered
conquered philly nevada meteor grilled cinderella mira tobias equation playin decency clinking jude remorse
jaime bailed ariel simpler dangers applying doubted sniff sailors monks alabama frequently bonjour pumped
frustration producers implying hacker nervously alarms peasant luthor costa urgently stem specially hulk
disrespectful consequence confronted apprentice kendall vocal stereo ricardo spitting aggression awaiting
postpone hogan stumbled thumbs labs medic repaired colorful trim rattle unaware drip chimney juliette boiled
snatched chilly signatures flare breakup champions moustache bein protocols rachael inconvenience angus sinner
philippe tramp libby infant invaded allan secrecy novels overhead admitting frogs fingernails disk clint coco
donated exile poorly magnum blanche tenth fills bender belts gutter singers transmitter fag virtual dickhead
communities schultz boxer ban atlantis bombay equivalent hangover norway trumpet bind medicines transformation
amusement sponge abduction untie dearly exercises blinded drilling idle tribal mist screws transaction heap
flavors foreigner trespassing crackers prophet hog dakota toronto reader conservative disciples flank realizes
user fragments hwan invade merci faked elise truce franco stranded metro carlton install xavier playful
appointments hacking crews richest ewing dame forgets testified poking delusional surfing tennessee vein monte
gulf substantial chops wager oceans weekly oklahoma chancellor telescope shakes agreeing parliament routes
reveals lucille spooky negro puff loot rosemary contagious emmett stamps swine retarded architecture
temperatures squeals confined partying richer printing tasha swings straightforward hugging exquisite
negotiation blasting brothel treatments momentum fraser firmly bullying farming heritage bulb courageous colt
strangle bedrooms colby blares gigantic crate stud meng upgrade caravan soy immature nevertheless ingrid
operated captioned pending accusation scooter troop excessive marriages buffet clearer appearances joseon gino
elliott payback acquire lisbon hormones katrina intruder revealing feminine mushroom heavier deception
fingerprint probst bridges straining shoved bases dev hosting rays oregon beatrice kidnapper mute courtyard
defy ning functioning distinct tightly herb liars supergirl expanding mal rainy defended dads rapist bled
courier superiors sook jody comms forming porridge hindi loft narcotics hyeon flatter warner evie ping warfare
packet rooftop mara fists martinez vulgar crows labour vegan klingon download kidneys cain lindsey pigeons
vicinity addison daryl uncovered tasks choked amigo operative underestimated shaving madonna bun scraping
reindeer commotion findings depart gangsters frontier universal viv satellites darlin unidentified suffers
harlem ira vega calmly cara manifest generals weary wool steph kimberly significance courses shhh barber
diversion doorway external thrilling gladys haunting sinclair tropical peoples xia nbsp runaway affecting
poirot processed squash gandalf carrington contestants dawg axel banged hesitation moo criticism tasting
drawers condoms strategic captive publishing ramp cloak believer raging traumatic commentator masses sleeves
curb employ crabs caribbean consolation yankees dedication mend cabbage sensor industries bronx limp convent
manuscript countdown clinical booming joints decorations thighs lucia malone margo freeman utmost markets
oppose swan zealand coop scholar sweeping increases tailor rafael bundle deborah extraction forge rightful
waltz unload hamburger arrogance morrison merciful initially persuaded stool elias christy cant maine hardy
wilma artifacts roz travelled bao liza magnet generosity connecticut terrace banished dubai lillian
speculation sued communicating inclined ida stains existing doubled villains clarity lulu confirms anticipated
marathon cheol plotting immigration attendant membership earliest neglected edmund bourbon mourn slips pitcher
elimination chauffeur mutant sterling rockets pauline groan icu stunned ahmed lone damages stanton seol naval
kristen suv shameful penthouse buyers ghetto worthwhile peasants learns hen siege bathe dove interviewing
italians grams pineapple overdose radha factories wagner paddy bumps morons skiing immense dye harlan wand
thesis suing restraining saloon richmond nod stretched demo cruelty mt seafood thumping drifting shouted
fright vaughn clarify theodore imminent stitch dine deacon babylon blossom cisco chalk rituals infirmary
istanbul danish voters teal scales persistent porsche dumplings throats generate pry tiring bandit hebrew ache
expired boyle marley interpol marsh demonic assassins stirring lakhs flaw silas fuzzy argentina tags burglary
blasted mocking carolyn geoff blouse harness gallons nipples ferguson davey merit endured morale transported
farms competitors judgement afterlife cigars duh credits aura penn references dino gem structures rodeo
headline hicks momma wink sutton desmond overreacting convert crystals ox disc measured hyde licence protector
likewise certainty carve shankar occurs skipping wench levi drained mailbox bowls truman skipper spinal
harassing buckle epidemic pageant latte sculpture titans dwarf louisiana disguised connects designated
weaknesses stripes cccccc chung dinners bing goons dustin recess aspects liberal syd possessions initials
despicable bouquet jackpot wormhole vacant ng concluded shampoo sympathetic chrissy exploit tenant mai cleo
medals etc starved lordship specimen stability reviews underway switching quarterback preserved paco illinois
effectively entity brittany enjoys mabel assembled stanford horace cocoa bruise morty assumption shrieking
seminar predictable dwell supports collision kathleen intuition elf cyril postcard tighter stupidity marquis
cuz bragging placing atm finishes crank pupil morality geneva constitution abdomen spacecraft raju withstand
crippled gandhi vinegar energetic yum privileges scrape consulting charms raises allegiance thigh gerard
hillary policies bbc sundays foreman boone rama benedict aurora spreads hiking denmark carver banking receipts
descent excess sergei hoss programming cutie surge commercials propaganda nuns absorb extinct pushes
pittsburgh packages yuck broadcasting chocolates lizzy thirteen billionaire accidental eyewitness reg orlando
selfie arctic mon disconnected kimchi fury flexible respectful au orgasm scarlet tends plumbing catastrophe
webster decorate slate nova rooster mermaid upright detained mri freeway priorities righty subconscious
qualify interrogate vulcan surround tonic stalling nder anomaly bollocks cinnamon pneumonia lei convey maxine
terrain picard plaza monastery iet berries rin bae tis slug memphis readers ankles vouch typewriter norton
amends banner venom thea athletic gardner assemble byung shakily calculated sage non introducing alias
precaution virginity iced marcy colombia ark noodle creator prospect dora nagging geek angles morton
homosexual chefs hale weeping nikita sittin destructive snapping soak comet rehearsing flora bamboo polar
wrapping faculty consume imitates hypocrite whereas sway bombed beaches decree coleman comfortably helicopters
tariq province beforehand francesca zoom salvage narrative hamlet input entrusted naples poo manly mornings
imitating wont ownership mcgarrett daytime rollin bliss chae greeks unity barrett swift prop alberto
radioactive biscuit workplace sneakers apron logo shelley cetera alas rover lighten privileged islam columbus
groove cube chopping abnormal riggs cheerleader unsub meditation gambler echoes amnesia launching buenos
mercury offender zane woken competent accountable katy parachute intimidated hoover squid karan glamorous ahn
samson redemption sliding wits hazard sails skye fluids rests infamous bloodshed credibility jeanne gardens
tenants emerge edna darrin holiness founder xue perp hitch occasional pronounced taped wrench unwell necks
standby roaming bandage awareness beau riches melinda pupils wook transparent identities hoffman withdrawal
sorrows arson uptight superb brace formally bash judas remedy crawled godfather prostitutes suicidal titanic
nadine scrambled litter prevented ctu updated statues recipes tucked tripping joanne instruction igor grim
mentioning retiring blackmailing muffin warrants maids zac flattering tart objections magistrate seeks dryer
attorneys snorts perish horrific compensate practices undone fiancee parks ale roommates marian amos jennings
seals teen wronged hideout lowly howie rhodes sweetness algorithm lexi jeremiah compelled bok kiki appearing
rene strapped personalities expansion sustain moss spontaneous viking ensign astrid malfunction falcon residue
niggers mao copied brute crude partly humour thelma dolphin hasty unprecedented flashing sincerity slammed
captioning flipping martini suckers intensifies probability basics sleigh sloane saints resemblance gallagher
asthma artifact adele caliber reactions heartbroken trustworthy authorization scratches edison jets kidnappers
marjorie hosts cuff wider receiver layla fleeing beethoven cannons beatles ministers christie crackles
premiere rattles chapman opponents compelling destroys giants savannah precision stashed ferris careers winnie
douche crunch colder mozart maude investor excused indicated woah dispose notices comics staged greasy posting
prominent cowardly hostess guinea chained flaws replacing chaotic chemo incomplete damp attach affirmative
vomiting cleopatra medieval controversial lina dowry steroids booking unni crispy apocalypse inferior diabetes
cupcake circulation duchess tame productive fling accessory anya prosecute hmph ignition simulation
accompanied organizations ditched elevated sonya pros outsiders haste cadillac newman cambridge explodes
skinner brink hilda spits chunk birthdays arnie wisconsin wrestle sly janine thanked jie printer shoo troll
loaf missouri increasingly donuts paramedics improving sausages astonishing titles cheesy grinding
enthusiastic hydrogen piggy notch dumpster surrendered observing cawing cooling wiser stammering betraying
tours trend laps annoy weasel traveler nobel panama agatha itch langley bonding heil frequent coaching
strawberries gypsy performances turks sensed yikes abort syria tak rumours babysitting fuller vargas converted
stern tongues escapes picky unicorn cleaners pillows kgb financially rhonda battalion pratt martyr threshold
cowboys dilemma sinners aimed rejection patent seller penetrate eyeballs pleases sentiment astronauts paddle
babysit smelly estimated armored uber deliberate disgust turtles fragrance len ryder tempting risen ragnar
hailey initiated scouts pika precautions overly welcomed torpedo finances chinatown barton acceptance gran
waterfall perkins spelling sizes cobb goddammit becker decker guided casually darlene lorna abbott stinky
governments cuisine dependent cbs hassle pads appealing ambitions savages anders proceedings particle
brightest jeopardy vanity outbreak guan pc leftovers bumper tread deployed pits conclude peed vibrates seniors
fiery staircase mc doggy rodriguez intervene nosy attaboy wildlife parish influenced stretching stuffing leroy
ripper mornin xuan gale neville marvellous cocksucker recruits irving miners shits caps celeste uncertain slay
cone borg justine comply calculate roasted profitable josephine belonging chaps weighing heed dane webb duct
hump caviar eliot barcelona cupcakes vikram advocate tarzan dolphins lambert reich defined prefers bangkok
distracting everett churches classmate cairo quincy dal reacted bladder iowa humphrey ideals vitamins sully
solutions abide regional stance posing upcoming parenting utah fairies bethany screening defenses prostitution
planting tunes manslaughter modeling ramona assignments typically crocodile parasite metallic grieve jensen
agitated mckay ambushed rivals craving rabbi ting taiwan spectacle resisting tolerance ness gomez canned
raided immigrants presenting clifford surgeries refugee remarks overdue squat wah mildred jewellery screens
crichton ramsey lesser pumps bikini performer emerged vibes wendell deliveries burying dusty teammates ching
sakura downhill amir mandatory oral minnesota conditioning valet uncover yeo probable ops lass loretta lair
dedicate forgiving eta reef israeli polls cornered messes trivial boarded formidable serpent pensive injected
fusion exaggerating neural melvin layout confiscated necessity lawson impulsive sections petra steele napkin
ryu housewife vitals troublesome pep desired circumstance jamaica describing lettuce lonesome holler survives
lupin prosperity paolo revolver abbey organizing factors prescribed hybrid conceal jethro oy replied circling
headphones struggles ro mosque viable picasso hawaiian kirsten charlene hooks exchanged marcos departed
dimensions fiber memorize corrupted intimacy saturn cocktails remy calories monitors iot taliban broth
garfield crowley racial impose madeleine austria heroine critic reluctant massachusetts walkin crisp manages
tornado distribute hum dictionary applies flooding masked grape snooping peters shades yoko robberies
intersection contaminated orderly implant corporations brew span pleasures ripley shaky bennet queue shelves
pickles grumpy lacks covert satisfying philippines brazilian cecil pooja conventional fi renting bubba rohan
sank domain lurking directing forgave conductor spence solely dim rating commence folded subpoena gents
shortage peppers bounds ruthie coaster wed lengths dynasty opium cheeky furthermore dialing benji idiotic
slides nightfall geum isolate revive constructed monique shred militia tofu segment leaks temp sixteen colleen
slamming senor hash inspect tangled impressions thrive leopard antony expressing popularity archives amp
bounced enzo valued applications slope hisses lever terminated shorty mcqueen voodoo yer supporters
simultaneously hugged supplier dickie clutch cables leland alejandro aidan reno carmichael array wraith
editing weighed sinned odin revenue adjourned suppress reyes convictions conceived absorbed faye sparkling
tigers orson doughnuts ramen semen ac brutally composed telly pennies tacos rhymes intercepted reunited
cynical treacherous fundraiser farts friggin constance candace criticize pikachu seymour xander sexuality
emilio faded fractured companions penguin trajectory grenades oysters bombers voyager xing randomly comfy
attacker kiddin seduced eddy repent indulge modified martian prague limitations automobile evolve donations
permits parting steaks tito anjali offspring taco surroundings merger stench stepfather justified upload
fiddle newborn roxy slade sensational pitching mystical suzy balanced borrowing oprah cracker eighteen
threatens intercourse insensitive xie bolts babes dinozzo beams licking settles unclear starring guru
extraterrestrial evacuated ecstasy tactic insignificant thingy crunching che mineral unstoppable efficiency
rossi oranges bigfoot bentley lunchtime assign raspberry memorable foe flavour rewrite quack lured hunk
homecoming admirable jackets alps grove educational morals itchy sauna lighthouse props vigilante maneuver
drummer credible surgeons flick demise kenya composition belgium acute stockings manning ukraine yvonne
rooting coaches scrooge baths pip insisting pup gala decoy blaine alzheimer trench grandchild ramirez hmmm
tomas heater spartacus peep dialed sdh congregation vladimir scroll malibu benton lynch refined phenomenal
blames outrage electronics abandoning teller downs recite jog elves tones leila scooby inject dairy icy
awarded tesla boogie interpretation weston sticker dire assess containment awe shaolin giovanni accounted
imprisonment stewie concealed bandages sparrow indictment internship sedative shifted gloomy squadron murdock
jarvis sermon irritating athena vito revelation vertical berry lasting module warmed fourteen akira handshake
referee cutest ds hallucinations scolded frickin practise omer periods surname cranky sporting airborne
eligible indoors windshield joins silently creativity intimidating kyoto envious freight lays godzilla updates
voluntarily fireman hungarian victorious appoint mccarthy needy invitations preach alarmed prejudice
resentment circuits castro outlaw tilly cubs gestapo eminence credentials gyu monument hanson competitor
titties madly macy auspicious schneider paranormal manor erotic cobra scanning powered faults athens talbot
raylan fitted advantages soviets offshore buddhist capitol merchants paw snowing klein yuki sarcastic poetic
endangered navigate thermal unpack users nathaniel patron lim bess analyst perez containing portable rotation
parted bookstore attendance praised alfie mischief digs perpetrator extinction jumper marlon minnie unnatural
tempt velvet casket firewood hound des aiden chilling hopkins literary lotta mandarin aj screeches journalism
ultrasound shah teamwork bruised chronic hooking rocco irs dumbass puzzles spelled dresser cpr hana daft
uphold democratic coordinate slater mediterranean failures pancake seventeen advances ethical receives
influential cheyenne creeping catastrophic sonic pursued hippie mechanics initiate firearms jace abusive
detonator cradle arabs kitt empathy tablets geun gibberish turd outdoors lotus irrational trek exposing
exaggerate mexicans tendency alexandra slices maintained alphahff guarantees eclipse mastermind analyzed afar
gears tavern delilah platter hardship encrypted investments deceiving murph solicitor paranoia disclose
statistics cockpit sundown prisons antenna hari cooperating examples desperation accustomed boar smuggle
components translator ordeal certified outnumbered bmw moose relentless aging km lace montreal sidekick shores
fleming guiding sergio prevail immortality deposition canteen whinnies networks nicked labels highlight
insults boulevard mari intrigued gigi debra liverpool purity dork omega crooks recruiting ledger blacks
firefighter doughnut organised matilda starter backward exhaust hangar norwegian buds refund wails rained
lamps representation randolph nellie tsk coulson beads produces princes cary velocity speechless furnace
witchcraft intensity declined hookers insert hobbs puppets sphere avatar evenings louisa leigh everlasting
examiner bertie lifelong sookie nay rupaul fitness outrun eduardo cardboard cecilia nominated maestro hr
cockroach shifting pedal panels smug stargate padre uncles transferring tit pens ledge rations marcia osaka
rags bryant strangest quarry meyer confrontation politically englishman leela defect bending glitter deported
centers giles cameraman basil lantern dudley clink deploy persian sneeze teens pipeline chute occupy cesar
translated stared clocks goddamned outdoor boiler reversed premature rs pea lilith ratio onstage capabilities
duane downloaded bodyguards flyer servers marrow caretaker salim kimmy pj compatible mash winchester prizes
amendment wisely thakur tabs ka riots proudly researching nomination marries menace relying bulletin paws
spooked liaison havoc bulls vermont bungalow qiu ziva strengthen curly violate requirements micah disobey
monstrous synthetic plum bulletproof rv component anticipate wgbh earring sliced refill recognised allergy
wretch honoured cuddle noose budge renowned strokes crumbs discovering worf wiping reaper auditions sightings
brighton contestant franchise rested hugs admirer bursting bu coral institutions sow brussels weeds embedded
automated reschedule peru temporal rewards panda pearson baldwin tiles counterfeit formality eyesight
bathrooms edit davy rural unexpectedly resurrection natives taps com supervision seemingly brotherhood
maryland macho wilbur dishonest sik hup stealth exterior panicking retard pisses freud condemn revolt
allergies electromagnetic lineup soaking opposing davies sylvester pillar vivid arise suzie trinity pyramids
bruising critics crates shithole comprehend cages suburbs waffles contrast announcing viewing margin
provisions icon adjusted melbourne pierced dread neighs omelet iq iceland clam functional spiral fractures
callin adjustment twilight lectures amulet battling rails michele kilometres watermelon tents chico chirps
bribes fortunes bullies obedient unavailable cox horribly detour foley throttle clueless pools gunpowder
stepmother mannix equality barker lucius lian wireless fishermen fraternity mam boob sup slash hostel imported
ke smuggled goggles disregard melts foreboding commanded intends hag squeezed dirk salsa babu edible aerial
galaxies lowered investing wraps invites windy loo cling blossoms reviewed norris pitched plaster pasha
neglect extortion interact regretted containers podcast applaud trout misty slime airplanes fossil bronze
tighten hedge patrols interpret tu lam accordingly versions crater lotion spectrum removal parcel recon palms
grail depot clatter slowed thinner germs munich graphic seaweed muddy sovereign naming moons colonies pods
feat shooters adolf crores lucien buckets dougie titus handbag fences crumble lovin descend mosquito
presidency ambrose remark whatnot stained dent goldfish carpenter petey dina seldom elle michaels glitch
bankruptcy accepts miraculous gel cooperative cheon inconvenient alexa retain diarrhea shaman mathematics cove
spices examining smurf alligator vous hobbies whoosh maintaining princeton rhythmic declaration mutters
supplied riders co cuckoo barren fraction cum tango bummer everest merge locke stockholm solitude corny lifts
doth unemployment deposits zipper infiltrate immoral defender pluck philosopher devi emmy mercer memorized
tyrant bobo kilo goofy flap caine youngsters dublin nero toothpaste drought reserves caramel dixie racism
hatun developments dementia tweet wellington distinction fearful posse dominant frequencies construct
northwest warsaw dart rescuing swearing toaster plantation zones gauge rubble hums cavity obstruction abyss
mango stat mamma jingling marlene unsolved detonate sheridan cub cleanse suspense alvarez kylie iconic
measuring adored appreciates hansen morocco tamara educate scalp calmed saudi lunar frying blur ramsay atom
wallpaper regions folder minority stacked cashier toad comparing poles concentrated quits wagons
professionally fargo vitamin secondly admiration stables eccentric whacked streaming moira giggle beta
jacqueline chump hoax springfield decisive donut catering infrastructure roxanne illusions myers conway
photographed breached mid breaker redeem dominique lyon chant screwdriver intercom textbook shalt sae cologne
blokes pesos sizzling winding intimidate hayden vinci fatty albums knuckles carving foremost graduating
senseless prohibited unseen descended trashed differ baghdad badges leyla partially nia exceptions festive
angelica temples disneyland descendants rowan northeast boundary sensing whines youse attachment interaction
emptied whim nauseous offenders hiv whee emil literal aubrey knob fitzgerald cucumber organisation
confidentiality medications jacked blush decay assassinate ranking opener sylvie weave resource legion horatio
incorrect cackling snarls fowler unlimited wiring goodwill skates transit brutality hive allegedly index
mashed encouragement videotape jinx milligrams disrupt ancestor katya organism iife enlisted peeled describes
braces trophies craziest continuous raquel hubert logged stating funk engaging recordings diver jeopardize
wildly sparks laundering bosom decorating accommodate flashes prosecutors lonnie enrique investigative lasagna
trails thats meatballs yates abdul helper paulo skulls unsettling penguins garth britney scholars manpower
hiro wedded underpants reflected measurements ip tad syringe nonstop arch casing rust papi manufacturing
slogan jian bugged straightened elton overlooked peng brigade exploration leisure strengths minimal fulfilling
oneself stein nag spree luisa receptionist jogging declan uploaded embraced dimitri truthful delia regained
stale mascot drying moist devlin shush peers freshen bubbling carmine sonja assistants imperative recognizes
siobhan shivering sketches rehearsals clams sensitivity nbc artwork ernesto melon twat sniffling pfft sweeter
bogus plugged edwin darts dealings georges kelsey mating irresistible decks miniature mooney rodrigo nemo
espresso hairdresser managers callen thicker bulk georgina symbolic releases jp cathedral disgusted bellamy
frat sicily doorman edo cartoons batting superstitious disadvantage consumption speeds revoir resumes mounted
cruiser exclusively deeks raphael markings stumble cushion blueprints retail overlook suffocating gravel
flaming victorian shoulda weights livestock terrence pollution intrude unwanted brewster technician slumber
duplicate poe dominate obnoxious liberated neighing prem hangin rubbed columns molecules premium footprint kyu
chewed myeong dictate mil blazing transmit itching posh chevy hetty suspend xian binding dinah nashville
ballistics diploma whispered garrison oleg tile mutt verbal redhead par funerals buckley blacked crave
spilling rods genie doubles progressive ritchie cheung ids socially drafted thump irina diesel fascist truths
pas mutants marched departments russo chills intrusion deity leeds asher aa saddam obligations gunman spouse
singles violating interrogated achilles slapping proportion hades secretive politely hilton enchanted
characteristics reassuring flyers awaken futile fluffy chum businessmen quantity southwest pleading beauties
wiggle tattooed emir terminate researchers forecast actively tagged gaming grin damian clips wreckage resemble
questionable knockout zak bribed shite flea grover bums abdominal om pinpoint pantry largely manipulating
delivers unreal terri jacobs firepower derrick delusion royce chic dispatched jars bridal improvise
superficial misplaced annette lucious shithead lice expectation zulu refrain wrestler jab hopper havana quot
currents stirred sixty collaboration outlet shutters skirts resulted strung reopen doubting caffeine preaching
flushed sacrificing cluster couid exorcism reacting mastered oyster cork porno phd peeing mosquitoes meows
sorta habitat graffiti prestigious apiece funniest procession yonder greenhouse relic boredom concubine nicola
distributed inquiries distractions sha provoked damaging transporter rue intensive render gagging reeves
muffins lowell frames flo suitcases javi sharpe reclaim unreliable ziggy whimsical pavilion testifying marbles
firstly novak fragment nipple addicts promoting csi withdrawn executives pornography gals salem ballroom
immigrant saunders raccoon heinous symptom anand awakened regarded rao grad steamed alfredo sap jericho shay
pouch jockey gateway mentality crowned biopsy protesting stuffy bom beak swam escobar reuben chemist
defendants participating blackmailed headmaster obscure atoms implants adios ursula sleeper shareholders
rudolph origins atmospheric apache growl volleyball adequate gurgling callahan concentrating hindu mustang
guillermo squeezing seizures webber chubby amateurs charade jaws bundy moody sanity laden acknowledged parsons
threads respectfully brats arabia spleen decoration nile zehra pizzas alf bb jock preoccupied glued
corrections robby recreate concludes achievements murderous tacky plains encounters tremble comm pictured
licensed reasoning thine robyn conquest schemes inhabitants identifying spinach amar panther leftover sedan
goldman handler intellect hardships protests homie winters tanaka prue switches republicans trenches elbows
volcanic output horsepower cosmos zen saliva rohit disability alphabet volunteering unleash antarctica piles
olives representatives dreamer thornton pi linen bleach witty delusions cdc cosmo deemed prescott dai fumes
pitt hollis isaiah annabelle rendered pepe payday latch elevators aching orientation toto zorro hamster
polished wildest testicles islamic drastic bred berkeley whipping skunk upstate interns fungus felicia
dictator strive bonded sykes peaches givin convertible robes salvatore preference dunk loki chariot
painkillers hospitalized tyranny pretends circumstantial snail noh laverne inventor rethink considers blanks
unfamiliar roberta plunge whichever stings lenses luc aide squirt wilkes sleepover postponed weirdest uranium
experimenting backseat dunn blushing navigation poll alistair owens prospects cursing cellular patsy cerebral
canoe camelot trunks kathryn incense pandemic omen assassinated pavement celestial bernadette dishwasher pans
neptune fischer nerds cliffs homey robbins wimp contacting willard sharma owning rim syndicate sponsors ducky
forfeit capability unfaithful momo pyle johnnie christianity woof tha scorpion floats fa knack insides linus
emergencies alerted feud skins joyful healer lea rocked swimmer proceeding dumps tainted torpedoes suction
arturo quota chong microscope whirs takeoff presumably giraffe stairwell greens exaggerated spun luxurious
sighting fudge persuasive pendant treasury pandora verified stung jeon compassionate digits portugal arranging
continuously manufacturer joanie janey brewing carefree stylish olsen operatives whatcha niko briefed uncommon
maple griffith adjusting harass uterus lau mustafa irregular stabilize jumpy reflects squeak elisa imbecile
urgency zapping napkins ruckus tam sod whitey pinched setback thatcher holder gabi kittens divers hijacked
blinking beneficial sweeney remarkably blinds culinary chime sarcasm cheater emerson clangs dung dramatically
delaney gains sissy adventurous morales spoons zhong goodbyes fertility puncture nicolas manipulation abusing
casper pluto proximity discussions muck gaby handicapped combo metropolis triumphant bowel koreans cutter
thankfully portfolio pups jonny anal enhance shatter scatter veterans undoubtedly import flats lynette thorn
cooing conflicts welsh sparkle mortals triggers bravely insulin adapted dramafever transporting sprung
incision paralysis motherfuckin astray rift landon regulation searches hilary shabby dangerously allied tex
polo skeletons arcade shaggy weakest gruesome greer nonetheless sorority tenderness lasers parameters moan
bourne holed designing snorting lullaby phenomena patriotic captains bedside posture midget ponies insured qu
pinocchio builder undressed nip maddox superstition consulate styles hyeong geniuses nets starling mohammed
huo camilla goodman aches pharaoh furry serkan darby stretcher lakes heath torso pulp posed fangs nobles
gillian esteban anatomy recycling climax jeju gaius molecular seasoned clause puddle distinctive weakened
sacked plaintiff assailant moisture divert rites motorbike casualty listing spoiling flawless fatigue markers
unforgivable luckiest gospel goliath twisting shoving interface sheppard dissolve professors askin hypothesis
hammered keaton brunette burrito errors bravest rapper fishes disable flop anticipation gravitational
birmingham tar wolfe meltdown jimbo explanations harmful elusive distressed squirrels mutiny apb tampered
farrell rows travelers finer eda purposely parasites crazier clot presidents discoveries expressions dusk
salvador rambo felon contributed bowman harassed uptown prestige enjoyable brawl squared nichols mattie
costing thorns fairness quieter blacksmith raul shang chile skeptical petals indebted democrats belgian mort
runners iceberg geezer firearm blooming watering cyber overrated franny messiah sewers ingenious cloudy abc
espionage fibers infantry tossing genre selina marnie intentional alyssa duffy operates superheroes guido fong
rach obscene devote bows jug spikes lockhart beggars renew flourish tolling marking southeast eel penance
spoils beginnings shao ole mariana coyote animation disciplinary swears karin fertile fashioned pranks
infrared wrinkles nausea eyeball signor charleston mugged checkpoint bradford bien numbered gardening
mainstream resulting wilder underage charcoal deputies hovering recital belinda slander unleashed lala slimy
clarice sums showcase farmhouse divisions meddling andrei disgraced admiring clamp vowed wyoming daly crockett
whiff peril cons sorting rightly wheezing sibling meddle bah kristin herbal rumour goldie confinement
righteousness maternity correspondence restraint apprehended admits patriot manu backside joys hun humility
olaf bursts shuffle wedge expanded flawed luigi matrix scraps marla watts woong precedent annalise magically
frenchman pickled concerts hallucinating vinny graceful caste genesis blimey minding restrictions caucasian
camila communists lodged soothing miran plaque grandkids radios centimeters separating violently eureka nuke
yearning disarm birdie trixie hampshire connors treachery cockroaches selma goon werner zap janie grissom
geography amuse tia earthly horrors granddad foolishness aluminum tox researcher pascal flapping brushed stoop
retribution blasts townsend rebuilt preventing afterward faintly scarce trance satisfactory monitored
unnecessarily icing vlad hurtful knitting deprived rounded marx lunches blindly summers overload catalog bev
summons mp uncertainty librarian vermin jamming howls projector bradshaw pharmaceutical feminist moya blaze
orion planner intake cyanide rani lai charitable saigon desserts qualifications widely paints moonshine
michaela cramp kali genetically nato luka bracelets zeynep nicki bummed exhale walden primarily squares bowie
regan firsthand johan latter ere perceive chucky esteemed reviewing prone raving khalil kermit digest yearbook
perks distinguish controversy busan generated alexandria testament por guides nba licked budapest kwan streams
overrun sonar disconnect lsn pear ashok tori chamberlain camouflage attracts roster hauling clarkson drifted
ruiz urn marital asgard timber gallon pest aloud ge fleeting stiles camden rejoice neighborhoods mika eagles
houdini fetus hardcore dorian seagulls sacks liberation barefoot siberia accomplices friction eww threesome
shrek undress milady listener weirder japs vin hooves outs schedules horrifying pooh poof kelso contributions
judd angelina faulty kip disastrous bloodline pottery hurray scanned lyra brands invading definitive
entertained drugstore turmoil tyres bumpy stingy pow overdo documented ronny prepped ca audit dignified unborn
stocking cnn offline remarried obligated addressing hodgins grumbling dumbest baptized shik egyptians shepard
coded designers samir mercenary dioxide rumble frown shag plausible specs backbone aires intro defenseless
oakland oakley potent manufacture marvel digger composer swipe diplomat dada guild transactions milky landlady
exercising cubes unharmed ahjussi ruben projection overthrow raping economics reap goodwin detection pricks
magda pencils contemporary underwood refers huck vi famine supervise lingerie maternal biff ore chanel
indifferent poses crossroads copying smear coping traumatized structural moran est sybil gui gestures bankers
jocelyn gaps luncheon denies tamil scoring mccall swarm leavin descendant placement clinging straws docking
bearer vikings reconstruction apes ser mayonnaise bali radiant mingle endings cruising infiltrated davenport
anguish ufos rebound mythology goldberg brushing postmortem heave bottled majestic livelihood bhai romano
rugby emptiness deposited locket catfish ballot oppression collapsing doggie cello blondie duo presently
hygiene kendra beetle dues patio accord paragraph fingertips aeryn outpost confirming bonfire softer miki
disobeyed sorcerer orb thriving swells nino disposed warnings harmon funded abi bitterness specifics unmarried
buff scalpel broccoli nearer consumer hernandez raids ames undermine drinker activist hints advancing jerking
intestines felipe whine unbelievably cunningham encryption gyeong miscarriage capone folding cupid bjorn whiz
devour maverick discomfort lawful harding boomer brutus fatima discrimination hostility tickles pyo mackenzie
scramble ekg tissues minded masculine asha displayed affectionate helm sven jt buts ambient oatmeal irritated
consultation journals alimony violations donors physicist commissioned colombian bambi mendoza marlowe cleans
gigs stokes whooshes aziz vending spat galactica respiratory firms suffice diversity trilling hateful traits
ares rung delegation saline unworthy extras unfit ifyou pressured ruse malicious inc departing serge uhm
piercing contracted anthem vp richardson nobility axl sim duration beverage curl jfk bargaining mound fret
yolanda puberty stomp cylinder consulted vu velma winslow humbly geese accuracy awol lao lobe drenched
historian leagues etiquette capturing simms chord mohan wonderfully spook oblige bagel orgy dci fashionable
preposterous ribbons tyrone pleasing grains negligence escorted appalling slain replica spins avengers flashy
starship territories glamour conditioner appeals gallows pegasus deranged carroll ringo jurors buggy spades
rey godfrey helmets harp tailing gays sophomore grub utility nian namaste interpreter hotshot frau antiques
costello zelda adamant barnaby heo granger anesthesia lending vents siegfried vultures resisted flustered
disagreement constantine shillings pun andi bumping accurately accessed brianna disasters josef voluntary
virgins muse gems stamina hectic forbes yawns crotch andromeda viva mentions dominated vern assumptions
tolerated problematic unusually analyzing mace psyched kemal krypton larson della clem adultery founding
enforce charger troupe roth teri prescribe frantic slows victories jd incentive troublemaker generators tee
retainer evaluate carole fallout honolulu frenzy brownies archive trolley cider touchdown draining trainee
tory scripts resourceful pledged rouge rehabilitation jaffa anu silva reilly informing marshmallows
transmitted residential hardworking abstract mainframe brandt inquire tux steadily labeled howl sinks
formalities demolition aaaah straightaway touchy stickers sentencing ration blindfold teachings noona gunther
boner advertisement platinum akbar rand miao rudder funnier participation fay hypnosis honk raoul predicament
helga jodie classics manhood flair loner inhale ventilation audiences colleges staging booing pretentious moth
hologram arsenal relive quo depended golly dialect manufactured cds bullock horseback caldwell reduction
helene tabitha jonesy hampton gustav sodium margie unhealthy bach vendor ferocious armour bolton meera
yorkshire cherries unannounced enlightened airlock bahamas micky deployment covid bygones acquitted walters
patches significantly myrtle confessing pager disciplined oversee wield meadow forgery unanimous sinatra
playboy newt reconcile bodily bermuda conceive cassette cece dax nelly mercenaries scram outskirts unrelated
earp resembles cactus gram bakers controller sociopath francesco responses droid strategies riker scheming
buchanan withdrew scrubbing hamburg disqualified cheats certificates bottoms natalia adjustments grimm bot
vocabulary interruption sexist morally barlow vine thorne stunts shrapnel sabotaged hypothetical talker hoodie
eiffel nebraska conner unprofessional keg stalk sedated indefinitely freya crusade nighttime reassure gavel
geeta putin brainwashed washes aquarium aft lanes barriers obsessive tormented cleanup hodges stump aryan mare
fiend toxin mathematical gramps dmv complexion heavyweight collects gill entrepreneur blender saxon volatile
hutch actresses upwards sterile stretches iraqi entrust talisman ointment squawks heals clash injections
indigenous restoration copenhagen darnell isis whoop sanjay curses collectors edinburgh dashing ashtray
administrative davidson sled fugitives sabine demonstrated engineered milly firefighters yee tuxedo trillion
perceived constitutional imply enhanced shim stupidest regroup creed accomplishment explosiveskull simplest
sprinkle mortimer virtuous checkup lucrative wipes drumming uprising honda participated chug administrator
tracey rewarding assisting healthier fin bessie rips commanders begs muriel heartbreak reins coffees possesses
liters cbi idaho czech rave gah poets leanne fictional framing patti advertise arsehole completion veal redo
obedience charly tedious swapped hoyt dickens coronation wai edgy meticulous harbour capitalism jerky
evidently commonly unsafe bleak stakeout od grudges disclosure mouthing speculate myra groovy unwilling der
worldly hitchcock shushing deceit onwards dazzling stephens sacramento prepping proctor michelangelo strips
selena lyla lire expel swung linger viper blueberry stun mutation kabir believers restrain hurley succeeds cj
rui gertrude buckingham anyplace vacations lemons biker virtues carr impulses acoustic regent timid administer
optimism gallo bilbo starvation enterprises toxins dinging tempo fe vibrations tights clanks believable
passions cot chao watkins smoothie exhaustion oddly selfless guesses vacate prosperous degenerate detecting
saucer pietro hammering exploited rapping lumber indonesia quotes wrongs density arkansas ptsd thrusters
coworkers authorize mit didi kel suffocate branded reflex oskar prosecuted friendships chunks unsure rite
lennox whitman destroyer relics ridden horrid sturdy discouraged roma mhm puss paramedic claps sari
implications waldo boils manually proposals uss chuan mortality binoculars airfield laurent performers
parental cremated imitate hallowed reasonably mixer barricade unauthorized lacked erratic aroma prosper dobbs
succession skywalker pianist cedric lsd hungary theatrical avi peacock invalid bias fencing carcass brandi
tuning vader sprayed shreds lyin iranian aloha conor adi weiss handcuffed reflexes magnitude fanfare cycles
arlene studios sesame foil fend blurry statute pil wary essex maths passive fung undead tanker manson vibrant
doses striker finland heartache solemnly turbulence wi kisser butters hoops android residency dandy untouched
hinges mediocre sri riddles gaston circular cheeseburger srjanapala hallucination cortez ezekiel choreography
prevents installation petersburg gook infinity lovebirds makeover mackey lem herbie cherished carey hatchet
anastasia aunts bidder nineteen yahoo templar anakin abbot uhtred transfers ceremonies pussies priscilla vial
slab romania multiply jeanie aya trader adler fisk executioner sheesh originated stig touring gregor nic
misguided rye lesbians rigid dramas mortar calves oversight stag scanners guardians bros accordance trojan aka
taj sinful slurping mailman griff completing proceeds fertilizer compton jaguar sequel farce disposition andie
pakistani pilgrimage sparky joyous engraved crumbling junction walton upbringing heller frontal fam tug
snipers paso civilizations hoop dum gamma elisabeth dehydrated understatement outline eater rog pic wrongly
unjust hiccups frail trooper baptist exiled heartbreaking freshly financing scottie alarming earthquakes
dunham hooting munna quirky nitrogen edited odor lecter frigging enable jillian hub freighter freelance
francois godmother criteria stamped rink radiator acquaintances corleone yous rinse evicted fuhrer stormed
princesses considerably turnout renounce weaken jameson subjected schmuck painless endlessly excluded
valentina strained atlas refresh kowalski zed muscular fyi religions makers cylon aroused bc smiley youthful
ancestral airlines blizzard peeking scolding ruptured marketplace theoretical yakuza outgoing alba impeccable
sen snore mcclane ladyship dubois braun emerging robertson perverted milwaukee wanker invaders bristol apps
paged earnings twinkle joong qiao rake austrian audible pours sheikh pointy lamar chittering camper surreal
cappuccino tipping prediction patel dosage riddance mindset enlighten ports showdown specialized kato fussing
consists afloat normandy osborne teammate strauss lili johanna watchman amused rosen landry envelopes symphony
knickers linking jeanette hopping shea beaumont roulette mistook killin nfl guidelines dipped augustus lennon
captivity bulbs accommodation individually foundations gustavo emile accessible silenced undergo gilligan
splashes spank gags medallion ruo intoxicated cullen arlo vaguely perjury smoker pushy takeover tully
surrogate lazarus abbie loony kinky aria hartley booby yumi cholesterol floods midwife drago trades marv swab
clucking default unforgettable scarier muster softball inevitably builders casserole coulda unnoticed jodi
vale diabetic beirut seeker unfold coupon patrons knit anew lorry tonya councilman hast assurance rabies
appendix puttin shelters stats laila cramped manipulative settings conned plight sitter rebuilding substances
wren preview recalled meghan hearty hussein fleas flares dormant almond smuggler futures renaissance koo
loaned betcha lowlife wrecking zachary genocide aldo purge lakshmi favours dew superpowers indy diagnostic
vineyard jellyfish customary gemini xun reboot sandals priors drooling midday dodgy nikolai itinerary lemme
sympathize coupons inspirational forwards naw legislation zara renewed transmitting carlson kangaroo henrik
cartman rivalry windsor attire sato fellowship arteries laurence castles brochure soften rotate rightfully
podium guv abundance ranked crest ethnic bret sketchy romero veer invaluable gunnar outing greeted homesick
wines quoting karim implied amazingly stoked clicked telegraph erection technological separates kapoor modesty
infect bolted diplomacy yank superpower lukas skateboard roo patched conversion slashed hemingway abs tobin
horton romanian earns armory senile marguerite valuables kappa coil commonwealth waved trifle extracted
distances zurich implement zodiac submission ghastly pleaded ganga smacks reunite duet calming sling homage
scenarios piled inflicted outlaws abruptly congo rockford inventions harem baskets complicate turbo
participants downfall rec bids photographers hormone govern accelerator peabody sneezes upgraded falsely
bleating jojo headlights cecile persona gohan tyre lakh cognac viewed ringtone stressing murmurs unthinkable
plow mammals cassius assisted commodore upsets sita wept teeny spraying slaps ashton filmmaker aneurysm
requirement handicap dao uplifting peck jennie presumed mueller interfered endeavor ulcer scouting dottie
tutoring hera civilisation farting specialists imaging hydra strippers rattled merits witnessing drool
commerce ticks sprained shootin fergus brow towed sai powering waffle praises trans clans barbarians fours
crucified cincinnati coppers mysteriously assaulting asa geronimo discarded costly evident huan hearings
bowels lockwood ivory endurance honourable paces truthfully bribery traction seatbelt saddest oppressed
citizenship biblical rebellious vortex vested imitation venezuela franky eisenhower tracing reservoir
transfusion maggots dory sighted huey homo discovers creamy colossal envoy swiftly registry aligned aisha
slugs likeness bailing descending metropolitan observer decipher swoop rhino diverse faithfully adviser grants
suspecting faction samaritan godspeed exceptionally steiner defective mailed twists lavender commentary
smacking crummy proportions piling clockwork soar pelvis stallion firemen contractors deserving informer plank
hermione hancock orchard kono snowman cadet giorgio misha gilmore missionary medicinal catholics bruv evolving
mouthful suzuki stride anomalies dismissal grammar responds packets fulfil awakening auschwitz plutonium
gareth deok patton sham canceling prairie mikhail nationwide childbirth bleeds aces unethical roscoe steward
phrases hoot graft moriarty horizontal highlights watchin vasquez rai processes scapegoat replicate inbound
negotiated suburban neo devised marsha endanger chopsticks brooding detain custard fussy denis haystack
acquisition quadrant blanca museums colton equity desirable cornelius similarities mackerel worshipped gases
scariest cromwell limousine infectious gulps takeout intruders hurrah fortnight myths eren instruct woe drills
rehearsed denton billboard hawkeye cocking motions enlightenment cid bertha rivera cords pollen marcie fetish
pillars durant delirious realities implies vigilant thriller cheerleaders spears manhunt grazie export casinos
emilia hopped netflix bourgeois parvati rugged interrogating hunts humanitarian slob seating ertugrul
illegitimate saturdays indecent incompetence ornaments karev elsie dunbar biggie bashed shredded scumbags rafe
pressures snag brightly kensi bookie juror vendetta screenplay derby transcript peer stomping hemorrhage
mcbride featured washroom crimson potty pavel casings outdated elope battered jeb blackie delays ukrainian
judicial drunkard marius curves laszlo agreeable foryou nostalgic longed hare charisma payne tantrum calcium
sheffield tripp spiked payoff torches urges santo postman carriers cai snappy haunts clipped vines swimsuit
boxers peaks socialist inscription detonation jb trespass lingering cleansing morbid bette merrick indicted
sox aladdin mtv omaha junkyard isobel kingdoms vogel commend paradox manure sulking danvers matrimony spoilt
shortest auggie troopers devious cooled alfonso summary publication fullest seein complication ave sprouts mak
hamburgers catalina rollins ginseng tumble taels practising stature ninjas observations horoscope forum
retaliation hitched casanova bossy seasoning tilt marisa energies soju dumbledore madhu clones miner
suffocated staggering homicides feeble fabian embracing inhuman showered neutralize bucky arun organise
lawsuits wilcox rejecting gunning groot hype baroness pasture lifeline settlers sands lovable initiation
developer cutler bonnet quaint salazar inland agriculture narrowed mayhem eternally technologies tram timed
paparazzi tibet learner shiv smitty plugs newport cams unions reckoning innovation fo heirloom explorer bop
beheaded thrash kingston offerings vibration ridley collier delicacy weaponry pathologist dredge suh insomnia
hairstyle ascend garret revoked painfully lest catcher editorial klingons vicar shanti theaters hiroshi
adversary eatin amaze keating chiu avalanche typed maura humane forks enduring attentive garment dibs shekhar
cheesecake thieving kenji footing rica millimeter crowns regulars verses sabbath manila listeners stabilized
hysteria commandant starbuck unspeakable evenly ibrahim hauled lockup hondo crunchy chilled albany coconuts
vegeta reginald boulder boast comforts taping kaplan zebra maturity declaring reconnaissance glasgow snob
compromising slayer restart dissolved incriminating endorsement unrest tardis steaming radish fern drummond
faraway craziness runt progressing prudent henrietta splits devin ethereal consistently menacing bunnies versa
sleepless draper metals patiently chainsaw mischievous hendrix snuff ludwig folly confide arthritis deli
shootings tuesdays renovation leopold speck swordsman drunks afghan kosher tack wonderland interviewer larkin
eyelids lima ortiz leaned heinrich ap warhead booker trolls perished andreas wills cornell ahjumma meena
checkmate camels tel snot olympus suppressed pak chipped featuring belfast heartfelt esme tides colon drinkin
tampering elect tensed retreating cuddy unimaginable murat walkers vans totem wondrous persuasion horrified
stitched wiley herring reacts zhan inuyasha starbucks pattering blinding goblin contamination wouid juvie
chiefs palate dell copycat chapters gwang protesters picket klink vancouver rochelle mitzvah sidelines isle
doreen willa hikaru atone cryin subordinate consecutive downright uninvited reproduce oblivion establishing
compact scraped pippa cher quickest charismatic recollection sayid emerald winnings trait extravagant banter
meteorite inexperienced br biased bends sp damascus stripping ballard charmed competitions castillo selves
gage trio wigs regretting norfolk giselle trampled spongebob irma cod newark abomination florist ci strains
neon mann juices hens tribunal ritz auxiliary possum colonial baton organisms informal clinks pearce dion
bloodstream dreamy singular aggravated shrinking kobe darlings masha shun profiles cylons cosmetics rebirth
ploy indoor gallant fda nassau booster catchy yusuf implicated driscoll blindfolded obsolete mussolini
concierge motorcycles wallets stacks recipient tyrell duan channing niki bobbie socket sneaked indicating
ideology gopal dodging continents faucet starr gordo recommendations cortex accessories naruto fringe straps
telephoned dover celine blindness desks milkshake stares mordor masterchef pioneer hustler curt meself
administered polygraph pagan suicides hardened rana kessler gaines landmark baptism subspace inability
diameter distraught proxy documentation midwest cannabis nutrients mimics cabins mossad ivar paved electrician
mugs arc gourmet sadistic rewind poked idols dodgers atrocities valiant suraj sputtering chords ahoy repulsive
junkies firewall disposable das cabinets doorknob mavis rockefeller impostor macbeth collapses bio hendricks
kaiser weller palestine hiroshima earnest slum lumps bathed volcanoes poole grimes centauri bei conveniently
joaquin disgraceful casa spartan prehistoric avocado adriana swamped confessions retrieved molested racer
goodies bora mega gullible pei ulysses pistols pics newbie contractions ressler capitalist yoda inseparable
bernstein notification brig bronson bearings downside correspondent tsunami fasten migraine visitation
lollipop tijuana carts snickers leukemia malaysia voila fragrant extradition meditate correction fates
sweatshirt applauds tidal synced shogun kanan droids alana countrymen shackles conspired caress lineage
presses misjudged yogi impotent homicidal whats banish lassie indigestion wannabe intruding outright
nightingale repeats apprehend reducing mcgill rad cultivate jingles eruption transmissions showtime pilar ifs
kaoru defeating predecessor traders specimens shocks moi refusal quan underlying locally kamal flores disperse
hagen kyoko formerly apparatus corridors bitching potassium iast olivier powdered poodle mandate sensual
lifeless gucci tortoise topped hounds richter grande forsaken alain mantle archbishop sunbae airports ssh mush
ipad galley cooped fated werewolves macdonald cm enlist gupta conclusive hypocrisy newlyweds ultra specialize
unravel overreacted porcelain coordinated adores rematch chaperone cuter gutted frosting negotiator darla
courting cheerleading incarcerated providence plots dealership fakes angrily supporter silvia riverdale
shaping illiterate tiniest sewn gia lorelai benefactor agricultural dipping pegged imposed rowing nutty bolo
hesitated coffins hatched prakash crafty restoring bubbly kincaid danno momentarily jumbo fridays addictive
dangling promptly penetrated viruses sever gogh neighboring holdup exhaling excellence pokemon lunatics elvira
challenger eviction gunpoint uni oracle machete kelvin insider indestructible blueprint pints mindless
reconnect pronto penniless feisty steed plucked pastries florrick solace protestant consuming stormy
hypnotized ceased albuquerque floated poisons tuvok barbarian jana herald buttocks neurological methane
contraband obeyed ignite coastal clientele deathbed reinstated mckenzie broads sameer schwartz revolting
campfire unimportant speedy achieving washer unexplained johns whomever pia likelihood clary smokey insanely
cali ratted kneeling neatly kei labyrinth genetics howell handyman remnants judgmental izzie inflict breather
bloated playoffs imposter unkind enslaved
`
  .trim()
  .split(/\s+/)
