/**
 * Sentences that everybody knows, and that attackers have in their lists therefore: what is shown as an example of a
 * passphrase, what typists write, proverbs, verses, songs and prayers, beginnings of books. Most are centuries old and belong
 * to everybody; of the others the few words that are quoted everywhere. Collected by hand, one on a line.
 */
const sentences = `
correct horse battery staple
correct battery horse staple
tr0ub4dor and 3
this is my password
this is a secret password
this is not my password
my voice is my passport verify me
the quick brown fox jumps over the lazy dog
a quick brown fox jumps over the lazy dog
pack my box with five dozen liquor jugs
how vexingly quick daft zebras jump
sphinx of black quartz judge my vow
the five boxing wizards jump quickly
now is the time for all good men to come to the aid of the party
lorem ipsum dolor sit amet consectetur adipiscing elit
to be or not to be that is the question
whether tis nobler in the mind to suffer
all the worlds a stage and all the men and women merely players
shall i compare thee to a summers day
romeo romeo wherefore art thou romeo
if music be the food of love play on
now is the winter of our discontent
friends romans countrymen lend me your ears
all that glitters is not gold
something is rotten in the state of denmark
double double toil and trouble fire burn and cauldron bubble
tomorrow and tomorrow and tomorrow
in the beginning god created the heaven and the earth
in the beginning was the word
our father who art in heaven hallowed be thy name thy kingdom come thy will be done on earth as it is in heaven
give us this day our daily bread and forgive us our trespasses
the lord is my shepherd i shall not want he maketh me to lie down in green pastures
god so loved the world that he gave his only begotten son
hail mary full of grace the lord is with thee
amazing grace how sweet the sound that saved a wretch like me
i can do all things through christ which strengtheneth me
jesus loves me this i know for the bible tells me so
in the name of god the most gracious the most merciful
nkosi sikelel iafrika maluphakanyisw uphondo lwayo
morena boloka setjhaba sa heso
uit die blou van onse hemel uit die diepte van ons see
god save the king god save the queen
o say can you see by the dawns early light
oh canada our home and native land
advance australia fair
mary had a little lamb its fleece was white as snow
twinkle twinkle little star how i wonder what you are
humpty dumpty sat on a wall humpty dumpty had a great fall
jack and jill went up the hill to fetch a pail of water
baa baa black sheep have you any wool
row row row your boat gently down the stream
the cat sat on the mat
the itsy bitsy spider climbed up the water spout
old macdonald had a farm
happy birthday to you
we wish you a merry christmas and a happy new year
jingle bells jingle bells jingle all the way
silent night holy night all is calm all is bright
eeny meeny miny moe catch a tiger by the toe
roses are red violets are blue sugar is sweet and so are you
an apple a day keeps the doctor away
the early bird catches the worm
a penny saved is a penny earned
actions speak louder than words
practice makes perfect
better late than never
when in rome do as the romans do
where there is a will there is a way
a picture is worth a thousand words
dont count your chickens before they hatch
the pen is mightier than the sword
knowledge is power
time is money
curiosity killed the cat
i think therefore i am
i came i saw i conquered veni vidi vici
first do no harm primum non nocere
carpe diem seize the day
once upon a time in a land far far away
and they lived happily ever after
it was the best of times it was the worst of times
it is a truth universally acknowledged
call me ishmael
we the people of the united states
four score and seven years ago our fathers brought forth
i have a dream that one day
ask not what your country can do for you
thats one small step for man one giant leap for mankind
we hold these truths to be self evident that all men are created equal
life liberty and the pursuit of happiness
may the force be with you
a long time ago in a galaxy far far away
the force is strong with this one
luke i am your father
houston we have a problem
ill be back hasta la vista baby
you shall not pass
one ring to rule them all
winter is coming
live long and prosper
to infinity and beyond
here is looking at you kid
frankly my dear i dont give a damn
theres no place like home
just keep swimming
hakuna matata
i love you more than anything
i love you to the moon and back
i love you so much
i love my mother and my father
i hate passwords
my dog has fleas
purple monkey dishwasher
let me in please
open sesame
never gonna give you up never gonna let you down
we will rock you we are the champions
all you need is love
let it be let it go
you will never walk alone
the answer to life the universe and everything is forty two
all work and no play makes jack a dull boy
knock knock who is there
red orange yellow green blue indigo violet
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
spring summer autumn winter
one two three four five six seven eight nine ten eleven twelve
first second third fourth fifth sixth
alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu
alpha beta gamma delta epsilon zeta eta theta iota kappa lambda
mercury venus earth mars jupiter saturn uranus neptune pluto
north east south west
sein oder nichtsein das ist hier die frage
franz jagt im komplett verwahrlosten taxi quer durch bayern
alle meine entchen schwimmen auf dem see
vater unser im himmel geheiligt werde dein name
eins zwei drei vier fünf sechs sieben acht neun zehn
een twee drie vier vyf ses sewe agt nege tien
onze vader die in de hemelen zijt
ons vader wat in die hemel is
portez ce vieux whisky au juge blond qui fume
etre ou ne pas etre telle est la question
liberte egalite fraternite
notre pere qui es aux cieux
un deux trois quatre cinq six sept huit neuf dix
uno dos tres cuatro cinco seis siete ocho nueve diez
padre nuestro que estas en el cielo
en un lugar de la mancha de cuyo nombre no quiero acordarme
nel mezzo del cammin di nostra vita
baba yetu uliye mbinguni
moja mbili tatu nne tano sita saba nane tisa kumi
быть или не быть вот в чём вопрос
съешь ещё этих мягких французских булок да выпей чаю
один два три четыре пять шесть семь восемь девять десять
отче наш иже еси на небесех
я тебя люблю
у лукоморья дуб зелёный
мама мыла раму
بسم الله الرحمن الرحيم
لا إله إلا الله محمد رسول الله
الحمد لله رب العالمين
الله أكبر
واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة
一二三四五六七八九十
天地玄黄宇宙洪荒日月盈昃辰宿列张
床前明月光疑是地上霜举头望明月低头思故乡
人之初性本善性相近习相远
我爱你中国我的祖国
いろはにほへとちりぬるをわかよたれそつねならむ
あいうえおかきくけこさしすせそたちつてと
გამარჯობა საქართველო
მე შენ მიყვარხარ
ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი
`

/** Keys beside each other, and the orders of alphabets: read from either end. */
const rows = `
abcdefghijklmnopqrstuvwxyz
qwertyuiopasdfghjklzxcvbnm
qwertzuiopasdfghjklyxcvbnm
azertyuiopqsdfghjklmwxcvbn
1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p
1q2w3e4r5t6y7u8i9o0p
qazwsxedcrfvtgbyhnujmikolp
123456789012345678901234567890
абвгдеёжзийклмнопрстуфхцчшщъыьэюя
йцукенгшщзхъфывапролджэячсмитьбю
йцукенгшщзхїфівапролджєячсмитьбю
абвгґдеєжзиіїйклмнопрстуфхцчшщьюя
αβγδεζηθικλμνξοπρστυφχψω
ابتثجحخدذرزسشصضطظعغفقكلمنهوي
ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلاىةوزظ
אבגדהוזחטיכלמנסעפצקרשת
აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ
ქწერტყუიოპასდფგჰჯკლზხცვბნმ
`

const lines = (text: string) => text.trim().split('\n')

export const wellKnownSentences: readonly string[] = lines(sentences)
export const rowsOfKeys: readonly string[] = lines(rows)
