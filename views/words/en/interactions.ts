/** What medicines do to each other, and what to do about it: one message for each rule of `server/prescriptions/interactions/`, and where it is said. */
export const interactions = {
  'interactions.effect.amphetamine-mao':
    'Together they can raise the blood pressure to a crisis. Do not combine; two weeks between them',
  'interactions.effect.atazanavir-ppi':
    'Less atazanavir is absorbed, so that HIV treatment can fail. Choose another acid medicine or another antiretroviral',
  'interactions.effect.febuxostat-thiopurine':
    'The thiopurine accumulates and can destroy the bone marrow. Do not combine',
  'interactions.effect.serotonin-mao':
    'Together they can cause serotonin syndrome, which can kill. Do not combine; two weeks between them, five after fluoxetine',
  'interactions.effect.irinotecan-cyp3a4':
    'Irinotecan accumulates: severe diarrhoea and loss of white cells. Do not combine',
  'interactions.effect.opioid-mao':
    'Together they can cause serotonin syndrome, or stop the breathing. Do not combine; two weeks between them',
  'interactions.effect.tricyclic-mao':
    'Together they can cause serotonin syndrome, convulsions and a crisis of blood pressure. Do not combine; two weeks between them',
  'interactions.effect.qt':
    'Both prolong the QT interval: torsades de pointes. Choose another, or take an ECG and correct potassium and magnesium first',
  'interactions.effect.ramelteon-cyp1a2': 'Ramelteon rises many times over. Do not combine',
  'interactions.effect.inducer-protease':
    'The protease inhibitor is broken down, so that HIV treatment fails. Do not combine',
  'interactions.effect.statin-cyp3a4':
    'The statin accumulates: breakdown of muscle and kidney failure. Stop the statin in the meantime, or choose pravastatin or rosuvastatin',
  'interactions.effect.ergot-cyp3a4':
    'The ergot alkaloid accumulates and closes arteries: gangrene. Do not combine',
  'interactions.effect.tizanidine-cyp1a2':
    'Tizanidine rises many times over: deep fall of blood pressure and sedation. Do not combine',
  'interactions.effect.tranylcypromine-procarbazine':
    'Procarbazine inhibits monoamine oxidase too: crisis of blood pressure and convulsions. Do not combine',
  'interactions.effect.triptan-mao':
    'The triptan accumulates, and serotonin syndrome can follow. Do not combine; two weeks between them',
  'interactions.effect.nitrate-pde5':
    'Together they can make the blood pressure collapse. Do not combine; a day between them, two after tadalafil',
  'interactions.effect.methotrexate-trimethoprim': 'Both block folate: loss of bone marrow. Do not combine',
  'interactions.effect.allopurinol-thiopurine':
    'The thiopurine accumulates and can destroy the bone marrow. Give a quarter of its dose and count the blood, or choose another',
  'interactions.effect.opioid-serotonin':
    'Together they raise serotonin and lower the threshold of convulsions. Watch for restlessness, tremor and fever',
  'interactions.effect.qt-both':
    'Both prolong the QT interval somewhat. Take an ECG where there is a heart disease, low potassium or a high dose',
  'interactions.effect.atorvastatin-cyp3a4':
    'Atorvastatin rises. Give the lowest dose, ask about pain of muscles',
  'interactions.effect.rifampicin-dolutegravir':
    'Rifampicin lowers dolutegravir. Give dolutegravir 50 mg every 12 hours, until two weeks after rifampicin has ended',
  'interactions.effect.inducer-contraceptive':
    'The contraceptive is broken down and may not protect. Offer an injection of DMPA or an intrauterine device',
  'interactions.effect.warfarin-nsaid':
    'More bleeding, from the stomach above all. Choose paracetamol, or protect the stomach and check the INR',
  'interactions.effect.warfarin-anti-infective':
    'The effect of warfarin rises within days. Check the INR after three days and at the end',
  'interactions.effect.potassium':
    'Potassium can rise dangerously. Check potassium and creatinine within a week',
  'interactions.effect.lithium':
    'Lithium rises. Check its level within a week, and look for tremor and confusion',
  'interactions.effect.digoxin': 'Digoxin rises. Halve its dose and check its level',
  'interactions.effect.beta-blocker-verapamil':
    'Together they can slow or stop the heart. Not by vein together; watch pulse and ECG',
  'interactions.effect.opioid-sedative':
    'Together they can stop the breathing. The lowest doses for the shortest time; warn of alcohol and driving',
  'interactions.source.phansalkar-2012':
    'Phansalkar S et al., J Am Med Inform Assoc 2012;19:735 (high-priority interactions)',
  'interactions.source.sildenafil-product-information':
    'Sildenafil, summary of product characteristics, 4.3 (European Medicines Agency)',
  'interactions.source.methotrexate-product-information':
    'Methotrexate, summary of product characteristics, 4.5',
  'interactions.source.azathioprine-product-information':
    'Azathioprine, summary of product characteristics, 4.5',
  'interactions.source.tramadol-product-information': 'Tramadol, summary of product characteristics, 4.5',
  'interactions.source.product-information': 'Each product’s professional information, 4.4',
  'interactions.source.atorvastatin-product-information':
    'Atorvastatin, summary of product characteristics, 4.5',
  'interactions.source.art-guidelines-2023':
    'ART Clinical Guidelines, National Department of Health, South Africa, 2023',
  'interactions.source.contraceptive-eligibility-2015':
    'Medical eligibility criteria for contraceptive use, World Health Organization, 2015',
  'interactions.source.warfarin-product-information': 'Warfarin, summary of product characteristics, 4.5',
  'interactions.source.enalapril-product-information': 'Enalapril, summary of product characteristics, 4.5',
  'interactions.source.lithium-product-information':
    'Lithium carbonate, summary of product characteristics, 4.5',
  'interactions.source.digoxin-product-information': 'Digoxin, summary of product characteristics, 4.5',
  'interactions.source.verapamil-product-information': 'Verapamil, summary of product characteristics, 4.5',
  'interactions.source.fda-2016':
    'Drug Safety Communication of 31 August 2016, Food and Drug Administration (US)',
  'interactions.effect.mao-contraindicated':
    'Together they can cause serotonin syndrome or a crisis of blood pressure. Do not combine; two weeks between them',
  'interactions.effect.pde5-riociguat': 'Together they can make the blood pressure collapse. Do not combine',
  'interactions.effect.ace-sacubitril':
    'Together they can cause angioedema of the airway. Do not combine; 36 hours between them',
  'interactions.effect.inducer-bictegravir':
    'Bictegravir is broken down, so that HIV treatment fails. Do not combine',
  'interactions.effect.colchicine':
    'Colchicine accumulates, which can kill where kidneys or liver are weak. Do not combine, or give a small part of the dose',
  'interactions.effect.inducer-dolutegravir':
    'Dolutegravir is broken down. Choose another anticonvulsant, or give dolutegravir 50 mg every 12 hours',
  'interactions.effect.warfarin-inducer':
    'The effect of warfarin falls, and rises dangerously when the other ends. Check the INR weekly at its start and end',
  'interactions.effect.two-nsaids':
    'Two of them harm stomach and kidneys more and help no more. Stop one; low-dose aspirin needs protection of the stomach',
  'interactions.effect.methotrexate-nsaid':
    'Methotrexate can rise. Count the blood and check the kidneys, above all with high doses',
  'interactions.effect.ciclosporin-macrolide':
    'Ciclosporin rises and harms the kidneys. Check its level, or choose azithromycin',
  'interactions.source.product-information-contraindications': 'Each product’s professional information, 4.3',
  'interactions.source.riociguat-product-information': 'Riociguat, summary of product characteristics, 4.3',
  'interactions.source.sacubitril-product-information':
    'Sacubitril and valsartan, summary of product characteristics, 4.3',
  'interactions.source.bictegravir-product-information':
    'Bictegravir, summary of product characteristics, 4.3',
  'interactions.source.colchicine-product-information':
    'Colchicine, summary of product characteristics, 4.3 and 4.5',
  'interactions.source.ciclosporin-product-information':
    'Ciclosporin, summary of product characteristics, 4.5',
  'interactions.effect.simvastatin-contraindicated':
    'The statin accumulates: breakdown of muscle and kidney failure. Do not combine',
  'interactions.source.simvastatin-product-information':
    'Simvastatin, summary of product characteristics, 4.3',
} as const
