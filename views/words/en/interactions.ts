/** What medicines do to each other, and what to do about it: one message for each rule of `server/prescriptions/interactions/`, and where it is said. */
export const interactions = {
  'interaction.amphetamine-mao':
    'Together they can raise the blood pressure to a crisis. Do not combine; two weeks between them',
  'interaction.atazanavir-ppi':
    'Less atazanavir is absorbed, so that HIV treatment can fail. Choose another acid medicine or another antiretroviral',
  'interaction.febuxostat-thiopurine':
    'The thiopurine accumulates and can destroy the bone marrow. Do not combine',
  'interaction.serotonin-mao':
    'Together they can cause serotonin syndrome, which can kill. Do not combine; two weeks between them, five after fluoxetine',
  'interaction.irinotecan-cyp3a4':
    'Irinotecan accumulates: severe diarrhoea and loss of white cells. Do not combine',
  'interaction.opioid-mao':
    'Together they can cause serotonin syndrome, or stop the breathing. Do not combine; two weeks between them',
  'interaction.tricyclic-mao':
    'Together they can cause serotonin syndrome, convulsions and a crisis of blood pressure. Do not combine; two weeks between them',
  'interaction.qt':
    'Both prolong the QT interval: torsades de pointes. Choose another, or take an ECG and correct potassium and magnesium first',
  'interaction.ramelteon-cyp1a2': 'Ramelteon rises many times over. Do not combine',
  'interaction.inducer-protease':
    'The protease inhibitor is broken down, so that HIV treatment fails. Do not combine',
  'interaction.statin-cyp3a4':
    'The statin accumulates: breakdown of muscle and kidney failure. Stop the statin in the meantime, or choose pravastatin or rosuvastatin',
  'interaction.ergot-cyp3a4': 'The ergot alkaloid accumulates and closes arteries: gangrene. Do not combine',
  'interaction.tizanidine-cyp1a2':
    'Tizanidine rises many times over: deep fall of blood pressure and sedation. Do not combine',
  'interaction.tranylcypromine-procarbazine':
    'Procarbazine inhibits monoamine oxidase too: crisis of blood pressure and convulsions. Do not combine',
  'interaction.triptan-mao':
    'The triptan accumulates, and serotonin syndrome can follow. Do not combine; two weeks between them',
  'interaction.nitrate-pde5':
    'Together they can make the blood pressure collapse. Do not combine; a day between them, two after tadalafil',
  'interaction.methotrexate-trimethoprim': 'Both block folate: loss of bone marrow. Do not combine',
  'interaction.allopurinol-thiopurine':
    'The thiopurine accumulates and can destroy the bone marrow. Give a quarter of its dose and count the blood, or choose another',
  'interaction.opioid-serotonin':
    'Together they raise serotonin and lower the threshold of convulsions. Watch for restlessness, tremor and fever',
  'interaction.qt-both':
    'Both prolong the QT interval somewhat. Take an ECG where there is a heart disease, low potassium or a high dose',
  'interaction.atorvastatin-cyp3a4': 'Atorvastatin rises. Give the lowest dose, ask about pain of muscles',
  'interaction.rifampicin-dolutegravir':
    'Rifampicin lowers dolutegravir. Give dolutegravir 50 mg every 12 hours, until two weeks after rifampicin has ended',
  'interaction.inducer-contraceptive':
    'The contraceptive is broken down and may not protect. Offer an injection of DMPA or an intrauterine device',
  'interaction.warfarin-nsaid':
    'More bleeding, from the stomach above all. Choose paracetamol, or protect the stomach and check the INR',
  'interaction.warfarin-anti-infective':
    'The effect of warfarin rises within days. Check the INR after three days and at the end',
  'interaction.potassium': 'Potassium can rise dangerously. Check potassium and creatinine within a week',
  'interaction.lithium': 'Lithium rises. Check its level within a week, and look for tremor and confusion',
  'interaction.digoxin': 'Digoxin rises. Halve its dose and check its level',
  'interaction.beta-blocker-verapamil':
    'Together they can slow or stop the heart. Not by vein together; watch pulse and ECG',
  'interaction.opioid-sedative':
    'Together they can stop the breathing. The lowest doses for the shortest time; warn of alcohol and driving',
  'interaction-source.phansalkar-2012':
    'Phansalkar S et al., J Am Med Inform Assoc 2012;19:735 (high-priority interactions)',
  'interaction-source.sildenafil-product-information':
    'Sildenafil, summary of product characteristics, 4.3 (European Medicines Agency)',
  'interaction-source.methotrexate-product-information':
    'Methotrexate, summary of product characteristics, 4.5',
  'interaction-source.azathioprine-product-information':
    'Azathioprine, summary of product characteristics, 4.5',
  'interaction-source.tramadol-product-information': 'Tramadol, summary of product characteristics, 4.5',
  'interaction-source.product-information': 'Each product’s professional information, 4.4',
  'interaction-source.atorvastatin-product-information':
    'Atorvastatin, summary of product characteristics, 4.5',
  'interaction-source.art-guidelines-2023':
    'ART Clinical Guidelines, National Department of Health, South Africa, 2023',
  'interaction-source.contraceptive-eligibility-2015':
    'Medical eligibility criteria for contraceptive use, World Health Organization, 2015',
  'interaction-source.warfarin-product-information': 'Warfarin, summary of product characteristics, 4.5',
  'interaction-source.enalapril-product-information': 'Enalapril, summary of product characteristics, 4.5',
  'interaction-source.lithium-product-information':
    'Lithium carbonate, summary of product characteristics, 4.5',
  'interaction-source.digoxin-product-information': 'Digoxin, summary of product characteristics, 4.5',
  'interaction-source.verapamil-product-information': 'Verapamil, summary of product characteristics, 4.5',
  'interaction-source.fda-2016':
    'Drug Safety Communication of 31 August 2016, Food and Drug Administration (US)',
} as const
