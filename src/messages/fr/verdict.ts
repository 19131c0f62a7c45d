import type en from '../en/verdict.ts'

const messages: Record<keyof typeof en, string> = {
  'bill.verdict.cheapest':
    'Le moins cher : {{name}}, à {{total}} par mois, personnel compris (dont {{bill}} de facture).',
  'bill.verdict.cheapestBill':
    'La facture la plus basse : {{name}}, à {{bill}} par mois ; le temps du personnel s’y ajoute.',
  'bill.verdict.cheapestAtLeast':
    'Le total connu le plus bas : {{name}}, au moins {{total}} par mois, personnel compris (dont {{bill}} de facture) ; sa facture est incomplète.',
  'bill.verdict.cheapestBillAtLeast':
    'La facture connue la plus basse : {{name}}, au moins {{bill}} par mois, car elle est incomplète ; le temps du personnel s’y ajoute.',
  'bill.verdict.stay': 'Le moins cher : {{name}}, à {{total}} par mois (dont {{bill}} de facture).',
  'bill.verdict.same': 'Le prix est le même pour {{names}}.',
  'bill.verdict.alone': 'Il n’y a rien à quoi le comparer : aucune autre solution n’est retenue.',
  'bill.verdict.next': 'Vient ensuite {{second}}, qui coûte {{difference}} de plus par mois.',
  'bill.verdict.noWinner': 'Pas de vainqueur net entre {{name}} et {{second}} : l’incertitude dépasse l’écart.',
  'bill.verdict.askQuote': 'Demandez un devis à {{name}} : la facture peut aller de {{low}} à {{high}} par mois.',
  'bill.verdict.onlyIfPrice':
    'Premier rang pour {{name}} seulement si son prix est confirmé à {{limit}} par mois ou moins ; en l’état, il va de {{low}} à {{high}}. Demandez un devis.',
  'bill.verdict.lowerBound': 'Total minimal pour {{name}}, car il y manque un élément nécessaire.',
  'bill.verdict.onlyIfMissing':
    'Premier rang pour {{name}} seulement si ce qui manque coûte au plus {{limit}} par mois.',
  'bill.verdict.saves_one':
    'Par rapport à aujourd’hui, l’économie est de {{difference}} par mois. Le déménagement coûte {{oneOff}}, amorti en {{count}} mois.',
  'bill.verdict.saves_other':
    'Par rapport à aujourd’hui, l’économie est de {{difference}} par mois. Le déménagement coûte {{oneOff}}, amorti en {{count}} mois.',
  'bill.verdict.dearerThanToday':
    'Par rapport à aujourd’hui, le surcoût est de {{difference}} par mois, et le déménagement coûte {{oneOff}}.',
  'bill.verdict.todayUnclear':
    'On ignore si c’est plus ou moins cher qu’aujourd’hui, car la facture est une fourchette. Le déménagement coûte {{oneOff}}.',
  'bill.verdict.savesAtMost':
    'Par rapport à aujourd’hui, l’économie est de {{difference}} par mois au plus, car tout n’a pas de prix connu. Le déménagement coûte {{oneOff}}.',
  'bill.verdict.dearerAtLeast':
    'Par rapport à aujourd’hui, le surcoût est d’au moins {{difference}} par mois, car tout n’a pas de prix connu, et le déménagement coûte {{oneOff}}.',
  'bill.verdict.none_one': 'La seule solution examinée n’est pas retenue.',
  'bill.verdict.none_other': 'Aucune des {{count}} solutions examinées n’est retenue.',
  'bill.verdict.noneFits': 'Aucune région ne peut tout accueillir à un prix connu ; chaque solution dit pourquoi.',
  'bill.verdict.conflict': '{{first}} et {{second}} s’excluent : rien ne peut satisfaire les deux.',
  'bill.verdict.conflictGiveUp': 'Renoncez à l’une des deux.',
  'bill.verdict.conflictEither':
    'Renoncez à l’une des deux ou, si l’une ou l’autre suffit, écrivez {{either}} à leur place.',
  'bill.verdict.opposed': 'Rien dans le catalogue ne satisfait à la fois {{first}} et {{second}}.',
  'bill.verdict.opposedSeveral':
    'Rien dans le catalogue ne satisfait à la fois {{wishes}} ; chacune prise seule est satisfaite.',
  'bill.verdict.metNowhere': 'La contrainte {{constraint}} n’est satisfaite nulle part.',
  'bill.verdict.notKnownMet_one':
    'Aucune solution ne satisfait {{constraint}} à notre connaissance : l’une ne le fait pas, pour les autres on l’ignore.',
  'bill.verdict.notKnownMet_other':
    'Aucune solution ne satisfait {{constraint}} à notre connaissance : {{count}} ne le font pas, pour les autres on l’ignore.',
  'bill.verdict.mostExcluding_one': 'La contrainte {{constraint}} en écarte une, plus que toute autre.',
  'bill.verdict.mostExcluding_other': 'La contrainte {{constraint}} en écarte {{count}}, plus que toute autre.',
  'bill.verdict.relax': 'Sans {{constraint}}, {{name}} conviendrait, à {{total}} par mois.',
  'bill.verdict.relaxAtLeast': 'Sans {{constraint}}, {{name}} conviendrait, à {{total}} par mois ou plus.',
  'bill.verdict.open_one': 'Une solution reste en suspens : {{name}}, à {{total}} par mois – {{fact}}.',
  'bill.verdict.open_other':
    '{{count}} solutions restent en suspens. La moins chère d’entre elles : {{name}}, à {{total}} par mois – {{fact}}.',
  'bill.verdict.openAtLeast_one': 'Une solution reste en suspens : {{name}}, à {{total}} par mois ou plus – {{fact}}.',
  'bill.verdict.openAtLeast_other':
    '{{count}} solutions restent en suspens. Celle dont le prix commence le plus bas : {{name}}, à partir de {{total}} par mois – {{fact}}.',
  'bill.verdict.held_one':
    'Un tel certificat, non établi pour les offres retenues, est connu pour une solution : {{name}}, à {{total}} par mois – {{fact}}.',
  'bill.verdict.held_other':
    'Un tel certificat, non établi pour les offres retenues, est connu pour {{count}} solutions. La moins chère d’entre elles : {{name}}, à {{total}} par mois – {{fact}}.',
  'bill.verdict.heldAtLeast_one':
    'Un tel certificat, non établi pour les offres retenues, est connu pour une solution : {{name}}, à {{total}} par mois ou plus – {{fact}}.',
  'bill.verdict.heldAtLeast_other':
    'Un tel certificat, non établi pour les offres retenues, est connu pour {{count}} solutions. Celle dont le prix commence le plus bas : {{name}}, à partir de {{total}} par mois – {{fact}}.',
  'bill.verdict.relaxNothing': 'Renoncer à {{constraint}} ne suffirait pas : d’autres motifs demeurent.',

  // Avertissements
  'bill.warning.prices.allLater':
    'Au {{today}} : tous les prix ont été relevés plus tard, du {{oldest}} au {{newest}}, jusqu’à {{days}} jours après cette date. Aucun ne dit ce qui était facturé alors.',
  'bill.warning.prices.later':
    'Au {{today}} : des prix ont été relevés jusqu’à {{days}} jours après cette date (le dernier le {{newest}}) ; ils ne valaient pas forcément alors.',
  'bill.warning.prices.old':
    'Le prix le plus récent a été relevé {{days}} jours avant le {{today}}, le {{newest}} ; les prix ont pu changer depuis. De plus récents se donnent avec --prices ou --catalog.',
  'bill.warning.facts.allLater':
    'Au {{today}} : tous les faits sur les fournisseurs ont été relevés plus tard, du {{oldest}} au {{newest}}, jusqu’à {{days}} jours après cette date. Aucun ne dit ce qui était vrai alors.',
  'bill.warning.facts.later':
    'Au {{today}} : des faits sur les fournisseurs ont été relevés jusqu’à {{days}} jours après cette date (le dernier le {{newest}}) ; ils n’étaient pas forcément vrais alors.',
  'bill.warning.facts.old':
    'Le fait le plus récent sur les fournisseurs a été relevé {{days}} jours avant le {{today}}, le {{newest}} ; beaucoup a pu changer depuis.',
  'bill.warning.incompleteDeployment':
    'Le déploiement est incomplet : l’inventaire qui l’a écrit n’a pas pu tout lire de {{keys}} (« incomplete » dans le fichier). Chaque total est trop bas, et l’ordre peut être faux. Refaites l’inventaire, ou complétez le fichier et retirez-en « incomplete ».',
  'bill.warning.usersNone': 'Pays des utilisateurs : {{country}} – le catalogue n’y connaît aucun prix.',
  'bill.warning.usersPartly':
    'Pays des utilisateurs : {{country}} – aucune région n’y a un prix pour tout. Prix partiels : {{regions}}.',
  'bill.warning.usersUnweighed':
    'Pays des utilisateurs : {{country}} – proposées sur place, mais non examinées, faute de prix daté connu : {{regions}}.',
  'bill.warning.over': 'de {{amount}}',
  'bill.warning.overAtLeast': 'd’au moins {{amount}}',
  'bill.warning.budget':
    'Aucune solution classée ne respecte le budget de {{budget}} par mois : la moins chère, {{name}}, le dépasse {{over}}.',
  'bill.warning.budgetAtLeast':
    'Aucune solution classée ne respecte le budget de {{budget}} par mois : {{name}}, dont le prix commence le plus bas, le dépasse {{over}}.',
  'bill.warning.budgetMay':
    'Rien ne dit encore si {{name}} respecte le budget de {{budget}} par mois : il faut compter {{amount}}. Ce qui laisse la question ouverte est indiqué plus bas.',
  'bill.warning.budgetFirstOnly':
    'La première, {{name}}, dépasse {{over}} le budget de {{budget}} par mois ; aucune solution classée ne le respecte à coup sûr, {{who}} peut-être ({{amount}}).',
  'bill.warning.budgetUnranked':
    'Dans le budget, mais hors classement : {{name}} (total complet : {{amount}}) – {{why}}.',
  'bill.warning.budgetTaxed':
    'C’est ce que vous payez qui est comparé au budget, avec la TVA que vous ne récupérez pas.',
  'bill.warning.budgetFirst_one':
    'La première, {{name}}, dépasse {{over}} le budget de {{budget}} par mois ; une seule solution classée le respecte, aux prix connus.',
  'bill.warning.budgetFirst_other':
    'La première, {{name}}, dépasse {{over}} le budget de {{budget}} par mois ; {{count}} solutions classées le respectent, aux prix connus.',
  'bill.warning.certificateKinds':
    'Non noté, car rien ne dit ce que garantit le certificat {{names}} de {{provider}} ; sont connus : {{known}}.',
  'bill.warning.closing': '{{provider}} ferme le {{date}}.',
  'bill.warning.currentClosed': '{{provider}}, le fournisseur actuel, a fermé le {{date}}.',
  'bill.warning.soldOut':
    '{{provider}} : signalées comme non disponibles à la commande le {{date}}, et écartées ici : {{skus}} ({{source}}). Si vous pouvez en commander une, la facture est plus basse.',
  'bill.warning.stock': '{{provider}} : on ne sait pas si ces tailles peuvent être commandées en ce moment : {{skus}}.',
  'bill.warning.rate':
    'Les prix en {{from}} ont été convertis à 1 {{from}} = {{rate}} {{to}}, taux du {{date}} ({{source}}).',
  'bill.warning.notBackedUp':
    'Aucune copie ailleurs n’est comptée pour « {{name}} » ({{size}} Gio) : le fournisseur l’exploite et en a seul des copies. S’il peut fermer, gardez-en une à vous.',
  'bill.warning.dailyChangeSent':
    'Hypothèse : {{percent}} % des données changent chaque jour ; elle sert à dimensionner les instantanés incrémentaux, les sauvegardes et le trafic qui les porte chez un autre fournisseur.',
  'bill.warning.dailyChange':
    'Hypothèse : {{percent}} % des données changent chaque jour ; elle sert à dimensionner les instantanés incrémentaux et les sauvegardes.',
  'bill.verdict.certificate':
    'L’obstacle est {{constraint}} : aucune possibilité au prix connu n’y répond de façon prouvée.',
  'bill.verdict.certificateHeld':
    'Le certificat est connu pour {{names}}, mais pas le prix : demandez un devis, ainsi que le périmètre et les dates du certificat.',
  'bill.verdict.relaxOpen': 'Sans {{constraint}}, {{name}} resterait en suspens – {{fact}}.',
  'bill.verdict.relaxMaybe':
    'Sans {{constraint}}, {{name}} conviendrait peut-être ; relancez sans cette contrainte pour le savoir.',
  'bill.verdict.relaxUnpriced':
    'Sans {{constraint}}, {{name}} conviendrait ; relancez la comparaison sans cette contrainte pour en connaître le montant.',
  'bill.constraint.one': 'La contrainte « {{text}} » n’accepte qu’une valeur : {{key}} est une limite.',
  'bill.constraint.oneHint': 'Écrivez les montants sans séparateur de milliers, avec un point avant les centimes.',
  'bill.constraint.noProvider': 'Aucun fournisseur n’a l’identifiant « {{name}} ».',
  'bill.constraint.noCertificate': 'Aucun fournisseur connu n’a de certificat nommé « {{name}} ».',
}
export default messages
