import type { Site } from './dose-forms.ts'

/**
 * ATC codes (WHO Collaborating Centre for Drug Statistics Methodology, https://www.whocc.no) of substances that have more than one,
 * by where the medicine acts, each looked up by hand; sites that are not named have none, and their products are left out.
 * What depends on the strength (aspirin, finasteride) is in `codeOf`.
 */
const listed = `
acetylcysteine oral=R05CB01 injection=V03AB23
aciclovir oral=J05AB01 injection=J05AB01 skin=D06BB03 eye=S01AD03
alprostadil injection=C01EA01
amikacin injection=J01GB06
amphotericin b injection=J02AA01 mouth=A01AB04
ampicillin oral=J01CA01 injection=J01CA01
atropine injection=A03BA01 eye=S01FA01
azithromycin oral=J01FA10 injection=J01FA10
beclometasone lungs=R03BA01 nose=R01AD01
benzydamine mouth=A01AD02 skin=M02AA05
benzylpenicillin injection=J01CE01
betamethasone injection=H02AB01 skin=D07AC01
betaxolol eye=S01ED02
bevacizumab injection=L01FG01
brimonidine eye=S01EA05
bromocriptine oral=N04BC01
budesonide lungs=R03BA02 nose=R01AD05 oral=A07EA06
buprenorphine oral=N07BC01 patch=N02AE01 injection=N02AE01
caffeine injection=N06BC01
cefuroxime oral=J01DC02 injection=J01DC02
celecoxib oral=M01AH01
cetirizine oral=R06AE07
chloramphenicol eye=S01AA01 oral=J01BA01 injection=J01BA01
ciclesonide lungs=R03BA08 nose=R01AD13
ciclosporin oral=L04AD01 injection=L04AD01
ciprofloxacin oral=J01MA02 injection=J01MA02 eye=S01AE03
cladribine injection=L01BB04
clindamycin oral=J01FF01 injection=J01FF01 skin=D10AF01 vagina=G01AA10
clobetasol skin=D07AD01
clonidine oral=C02AC01
clotrimazole skin=D01AC01 vagina=G01AF02 mouth=A01AB18
dexamethasone oral=H02AB02 injection=H02AB02 eye=S01BA01
diclofenac oral=M01AB05 injection=M01AB05 rectum=M01AB05 skin=M02AA15 eye=S01BC03
diltiazem oral=C08DB01
diphenhydramine oral=R06AA02
doxycycline oral=J01AA02
econazole skin=D01AC03 vagina=G01AF05
adrenaline injection=C01CA24
erythromycin oral=J01FA01 injection=J01FA01 skin=D10AF02
everolimus oral=L04AH02
famciclovir oral=J05AB09
fenoterol lungs=R03AC04
fentanyl patch=N02AB03 injection=N01AH01
fenticonazole vagina=G01AF12
fluconazole oral=J02AC01 injection=J02AC01
fluocinolone acetonide skin=D07AC04
fluorometholone eye=S01BA07
flurbiprofen mouth=R02AX01
fluticasone lungs=R03BA05 nose=R01AD08 skin=D07AC17
folic acid oral=B03BB01
formoterol lungs=R03AC13
fosfomycin oral=J01XX01
fusidic acid skin=D06AX01 oral=J01XC01 injection=J01XC01
gentamicin injection=J01GB03 eye=S01AA11
glucose injection=B05CX01
glyceryl trinitrate injection=C01DA02 oral=C01DA02
glycopyrronium injection=A03AB02
griseofulvin oral=D01BA01
heparin injection=B01AB01 skin=C05BA03
hyoscine butylbromide oral=A03BB01 injection=A03BB01
hydrocortisone oral=H02AB09 injection=H02AB09 skin=D07AA02
ibuprofen oral=M01AE01 skin=M02AA13
indometacin oral=M01AB01 rectum=M01AB01 skin=M02AA23
insulin (human) injection=A10AB01
insulin aspart injection=A10AB05
insulin lispro injection=A10AB04
isosorbide dinitrate oral=C01DA08 injection=C01DA08
isotretinoin oral=D10BA01
kanamycin injection=J01GB04
ketoconazole oral=J02AB02 skin=D01AC08
ketoprofen oral=M01AE03 skin=M02AA10
ketorolac oral=M01AB15 injection=M01AB15 eye=S01BC05
ketotifen oral=R06AX17 eye=S01GX08
levofloxacin oral=J01MA12 injection=J01MA12 eye=S01AE05
lidocaine injection=N01BB02 skin=D04AB01
mannitol injection=B05BC01
medroxyprogesterone injection=G03AC06 oral=G03DA02
mepyramine skin=D04AA02 oral=R06AC01 injection=R06AC01
mesna injection=V03AF01
methyldopa oral=C02AB01
methotrexate oral=L04AX03 injection=L01BA01
methylprednisolone injection=H02AB04 oral=H02AB04
metronidazole oral=P01AB01 injection=J01XD01 rectum=P01AB01
miconazole skin=D01AC02 vagina=G01AF04 mouth=A01AB09
minocycline oral=J01AA08
minoxidil oral=C02DC01 skin=D11AX01
misoprostol oral=A02BB01
mometasone lungs=R03BA07 nose=R01AD09 skin=D07AC13
moxifloxacin oral=J01MA14 injection=J01MA14 eye=S01AE07
mupirocin skin=D06AX09
naloxone injection=V03AB15
nandrolone injection=A14AB01
naproxen oral=M01AE02 rectum=M01AE02
norfloxacin oral=J01MA06
norethisterone enantate injection=G03AC01
nystatin oral=A07AA02 skin=D01AA01 vagina=G01AA01
ofloxacin oral=J01MA01 injection=J01MA01 eye=S01AE01
olopatadine eye=S01GX09
oxymetazoline nose=R01AA05
oxytetracycline oral=J01AA06
phenylbutazone oral=M01AA01
phenylephrine injection=C01CA06 eye=S01FB01 nose=R01AA04
pilocarpine eye=S01EB01
piroxicam oral=M01AC01 skin=M02AA07
prednisolone oral=H02AB06 eye=S01BA04
prednisone oral=H02AB07
promethazine oral=R06AD02 injection=R06AD02 skin=D04AA10
ruxolitinib oral=L01EJ01
salbutamol lungs=R03AC02 oral=R03CC02
sirolimus oral=L04AH01
streptomycin injection=J01GA01
tacrolimus oral=L04AD02 skin=D11AH01
tetracaine skin=D04AB06 eye=S01HA03
terbinafine oral=D01BA02 skin=D01AE15
timolol eye=S01ED01
tobramycin injection=J01GB01 eye=S01AA12
tretinoin skin=D10AD01 oral=L01XF01
triamcinolone injection=H02AB08 nose=R01AD11
vancomycin injection=J01XA01 oral=A07AA09
varenicline oral=N07BA03
xylometazoline nose=R01AA07
`

const bySite: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  listed
    .trim()
    .split('\n')
    .map((line) => {
      const name = line.slice(0, line.search(/ [a-z]+=/))
      const codes = [...line.matchAll(/([a-z]+)=([A-Z0-9]{7})/g)].map(
        ([, site = '', code = '']) => [site, code] as const,
      )
      return [name, new Map(codes)]
    }),
)

/** The code of a substance that has several, where the medicine acts there; undefined where none was found for it. */
export const reviewedCode = (name: string, site: Site): string | undefined => bySite.get(name)?.get(site)

export const isReviewed = (name: string): boolean => bySite.has(name)
