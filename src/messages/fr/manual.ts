import type en from '../en/manual.ts'

const messages: Record<keyof typeof en, string> = {
  'criteria.question.security':
    'Peut-on maîtriser l’accès aux ressources et aux données, et garantir leur confidentialité ?',
  'criteria.question.sovereignty': 'Qui possède et contrôle, en tout ou en partie, les ressources et les données ?',
  'criteria.question.flexibility': 'L’ensemble peut-il évoluer avec les besoins de ses utilisateurs ?',
  'criteria.question.consistency': 'La configuration et les mises à jour sont-elles garanties identiques partout ?',
  'criteria.question.cost': 'Combien cela coûte-t-il en tout ?',
  'criteria.question.skills': 'Que faut-il savoir, et combien de personnes faut-il ?',
  'criteria.question.fit': 'Calcul, mémoire, stockage, outils : est-ce adapté à ce déploiement ?',
  'criteria.notMeasured.security':
    'la qualité de votre configuration et de votre code, et ce qui se passe derrière les murs du fournisseur. Un certificat dit que quelqu’un a regardé, pas que rien ne peut arriver.',
  'criteria.notMeasured.sovereignty':
    'votre exposition juridique propre. Les niveaux sont l’appréciation de l’évaluateur cité à côté de chacun, non des notes de l’Union européenne ; propriété, droit, lieu et personnel en sont les preuves et ne comptent nulle part ailleurs.',
  'criteria.notMeasured.flexibility':
    'les quotas et les ruptures de stock du jour. Les tailles sont celles dont le prix est connu ; le catalogue peut ne pas les contenir toutes.',
  'criteria.notMeasured.consistency':
    'la rigueur de votre propre configuration. Les produits sont comparés par leur nom entre les régions connues du catalogue ; les différences cachées derrière un même nom restent invisibles.',
  'criteria.notMeasured.cost':
    'les remises, engagements et marchés publics que vous pourriez négocier, l’effort de la migration, et le coût d’une panne. Les heures viennent de normes, pas de vos relevés.',
  'criteria.notMeasured.skills':
    'ce que vos équipes savent réellement, et la qualité des réponses de l’assistance. Les domaines de compétence et les renforts à l’équipe sont des hypothèses affichées.',
  'criteria.notMeasured.fit':
    'la vitesse, car aucun banc d’essai n’entre ici. Une disponibilité promise est un remboursement, pas une prévision, et les incidents sont ceux qui ont été publiés : qui publie plus paraît moins bon.',
  'criteria.indicator.security.certifications': 'Certificats en vigueur pour les offres retenues',
  'criteria.indicator.security.encryptionAtRest': 'Chiffrement au repos',
  'criteria.indicator.security.keyHolder': 'Qui peut détenir les clés',
  'criteria.indicator.security.identity': 'Gestion des identités',
  'criteria.indicator.security.isolation': 'Isolation vis-à-vis des voisins',
  'criteria.indicator.security.ddos': 'Protection contre la saturation (DDoS)',
  'criteria.indicator.security.backupDistance': 'Éloignement possible des copies',
  'criteria.indicator.sovereignty.SOV-1': 'SOV-1 Stratégie',
  'criteria.indicator.sovereignty.SOV-2': 'SOV-2 Droit',
  'criteria.indicator.sovereignty.SOV-3': 'SOV-3 Données et IA',
  'criteria.indicator.sovereignty.SOV-4': 'SOV-4 Exploitation',
  'criteria.indicator.sovereignty.SOV-5': 'SOV-5 Approvisionnement',
  'criteria.indicator.sovereignty.SOV-6': 'SOV-6 Technologie',
  'criteria.indicator.sovereignty.SOV-7': 'SOV-7 Sécurité et conformité',
  'criteria.indicator.sovereignty.SOV-8': 'SOV-8 Environnement',
  'criteria.indicator.flexibility.sizes': 'Tailles autour du besoin',
  'criteria.indicator.flexibility.headroom': 'Marge au-dessus du besoin',
  'criteria.indicator.flexibility.billingGrain': 'Finesse de la facturation',
  'criteria.indicator.flexibility.resize': 'Redimensionner un serveur',
  'criteria.indicator.flexibility.volumeGrowth': 'Agrandir un volume',
  'criteria.indicator.flexibility.timeToServer': 'Délai pour obtenir un serveur',
  'criteria.indicator.flexibility.footprint': 'Lieux disponibles',
  'criteria.indicator.consistency.images': 'Images',
  'criteria.indicator.consistency.tools': 'Outils déclaratifs',
  'criteria.indicator.consistency.sameOffers': 'Mêmes offres ailleurs',
  'criteria.indicator.consistency.apiStability': 'Stabilité de l’API',
  'criteria.indicator.consistency.snapshots': 'Instantanés',
  'criteria.indicator.cost.total': 'Total rapporté au budget ou à la facture de référence',
  'criteria.indicator.cost.usageShare': 'Part qui dépend de l’usage',
  'criteria.indicator.cost.arriving': 'Coût d’arrivée',
  'criteria.indicator.cost.leaving': 'Coût de départ',
  'criteria.indicator.cost.priceStability': 'Hausses de prix',
  'criteria.indicator.skills.breadth': 'Domaines à maîtriser',
  'criteria.indicator.skills.api': 'API standard ou spécifique',
  'criteria.indicator.skills.documentation': 'Documentation dans les langues de l’équipe',
  'criteria.indicator.skills.support': 'Assistance dans les langues de l’équipe',
  'criteria.indicator.skills.headcount': 'Personnes nécessaires',
  'criteria.indicator.skills.keyPerson': 'Personnes capables de restaurer',
  'criteria.indicator.fit.waste': 'Achat au-delà du besoin',
  'criteria.indicator.fit.storageClasses': 'Classes de stockage',
  'criteria.indicator.fit.network': 'Fonctions réseau',
  'criteria.indicator.fit.architectures': 'Types de processeurs',
  'criteria.indicator.fit.availability': 'Disponibilité atteignable',
  'criteria.indicator.fit.continuity': 'Pérennité du fournisseur',
  'criteria.indicator.fit.incidents': 'Incidents',
  'criteria.how.security.certifications':
    'Types d’assurance (gestion, fonctionnement dans la durée, qualification par une autorité) en vigueur pour le moins certifié des serveurs placés. Un type qu’aucun certificat avec périmètre et dates ne prouve est une lacune, qu’un certificat soit cité ou non.',
  'criteria.how.security.encryptionAtRest': 'Volumes chiffrés par le seul client, sur demande, ou toujours.',
  'criteria.how.security.keyHolder':
    'La meilleure option que propose le fournisseur : aucune, clés du fournisseur, clés du client dans le service du fournisseur, clés du client hors de sa portée. Chiffrer sur son propre serveur est possible partout et ne compte nulle part.',
  'criteria.how.security.identity':
    'Part présente, sur quatre : double facteur, jetons restreints, journal d’audit, fédération.',
  'criteria.how.security.isolation': 'Le serveur partage sa machine, peut avoir la sienne, ou l’a toujours.',
  'criteria.how.security.ddos': 'Aucune, payante, incluse, ou incluse jusqu’à la couche applicative.',
  'criteria.how.security.backupDistance':
    'Lieu le plus éloigné qu’atteignent les copies du fournisseur sans travail de votre part.',
  'criteria.how.sovereignty': 'Niveau de 0 à 4 du Cloud Sovereignty Framework v1.2.1.',
  'criteria.how.flexibility.sizes':
    'Tailles distinctes (CPU et mémoire) en vente dans la région, du besoin à huit fois le besoin ; moyenne sur les serveurs demandés.',
  'criteria.how.flexibility.headroom':
    'Plus grande taille de la région rapportée au besoin, pour la plus limitée des deux ressources, CPU ou mémoire.',
  'criteria.how.flexibility.billingGrain': 'Durée minimale facturée pour un serveur.',
  'criteria.how.flexibility.resize':
    'Vers une taille supérieure : impossible, par reconstruction, après un arrêt, à chaud.',
  'criteria.how.flexibility.volumeGrowth': 'Impossible, après détachement, à chaud.',
  'criteria.how.flexibility.timeToServer': 'De la commande à la première connexion.',
  'criteria.how.flexibility.footprint':
    'Zones de toutes les régions du fournisseur : des sites dont les pannes sont indépendantes.',
  'criteria.how.consistency.images':
    'Part présente, sur trois : cloud-init, images personnalisées, une image pour toutes les régions.',
  'criteria.how.consistency.tools':
    'Outils qui pilotent le cloud à partir d’une description ; un outil entretenu par des bénévoles compte pour moitié.',
  'criteria.how.consistency.sameOffers':
    'Part des produits placés que vendent aussi les autres régions du fournisseur, d’après le catalogue. Les serveurs nécessaires que l’on ne peut compter passent pour vendus nulle part ailleurs, et le sont peut-être partout.',
  'criteria.how.consistency.apiStability':
    'Quarante points pour des versions, soixante pour deux ans sans rupture pour les clients, quinze de moins par rupture.',
  'criteria.how.consistency.snapshots':
    'Part présente, sur trois : instantanés d’un volume, de plusieurs volumes au même instant, planifiés.',
  'criteria.how.cost.total':
    'Facture, exploitation et votre propre matériel rapportés à une référence : le budget, sinon une facture de référence, c’est-à-dire la même demande à des prix de référence fixes. Face à un budget, avec la taxe qui reste à votre charge, comme dans le budget. Jamais aux autres solutions. Si un élément nécessaire n’a pas de prix, nul ne peut borner le total : aucun point, au plus ceux de ce qui a un prix, et l’indicateur compte comme inconnu.',
  'criteria.how.cost.usageShare':
    'Trafic, instantanés et courriels rapportés à la facture, autant que les prix douteux le laissent voir. Inconnu si un élément nécessaire n’a pas de prix : il peut dépendre tout entier de l’usage, ou pas du tout.',
  'criteria.how.cost.arriving':
    'Coût unique, en mois de total, autant qu’il est connu ; seulement si le déploiement a une facture actuelle.',
  'criteria.how.cost.leaving':
    'Trafic pour tout sortir une fois, en plus d’un mois ordinaire, en mois de total, autant qu’il est connu.',
  'criteria.how.cost.priceStability':
    'Hausses des prix publics de la gamme placée sur deux ans, additionnées ; les baisses ne les compensent pas.',
  'criteria.how.skills.breadth':
    'Domaines de compétence selon le modèle d’exploitation (cloud 3, OpenStack 4, hyperscaler 5, serveur dédié 6), plus un par service exploité par l’équipe.',
  'criteria.how.skills.api': 'De l’absence d’API à une API qui a plusieurs implémentations indépendantes.',
  'criteria.how.skills.documentation': 'Dans sa première langue, dans une autre qu’elle lit, ou dans aucune.',
  'criteria.how.skills.support':
    'Heures ouvrées 60, jour et nuit 100 ; quatre cinquièmes dans une autre langue de l’équipe, deux cinquièmes dans aucune.',
  'criteria.how.skills.headcount': 'Heures d’exploitation par mois, à raison de 140 heures par personne.',
  'criteria.how.skills.keyPerson':
    'Personnes d’astreinte (une à défaut), une de plus si la console suffit à restaurer, deux de plus si le fournisseur s’en charge.',
  'criteria.how.fit.waste':
    'CPU et mémoire achetés rapportés au besoin, moins un ; moyenne des deux. Un CPU à rafales compte pour sa part garantie. Aucun point tant que des serveurs requis ne peuvent être comptés.',
  'criteria.how.fit.storageClasses':
    'Classes de volumes en vente dans la région, sur trois. Inconnu où l’on ne connaît aucun volume.',
  'criteria.how.fit.network': 'Part présente, sur cinq : réseau privé, IPv6, adresse flottante, pare-feu, VPN.',
  'criteria.how.fit.architectures': 'En vente dans la région, sur quatre : x86 partagé, x86 dédié, arm64, avec GPU.',
  'criteria.how.fit.availability':
    'Indisponibilité que permet la topologie rapportée à celle qui est admise : promesse par serveur, copies dans trois zones au plus, composants indispensables les uns aux autres.',
  'criteria.how.fit.continuity':
    'Soixante points pour dix ans de service, quarante moins vingt par changement de propriétaire en cinq ans ; aucun une fois la fin annoncée.',
  'criteria.how.fit.incidents':
    'Sur cinq ans : perte de données 30, intrusion 20, panne 5, d’un jour ou plus 10. Ce qui a pu arriver depuis la source la plus récente compte aux trois quarts.',
  'criteria.rung.by-customer': 'par le client',
  'criteria.rung.optional': 'sur demande',
  'criteria.rung.default': 'toujours',
  'criteria.rung.provider': 'fournisseur',
  'criteria.rung.customer-inside': 'client, dans le service du fournisseur',
  'criteria.rung.customer-outside': 'client, hors de portée du fournisseur',
  'criteria.rung.shared': 'machine partagée',
  'criteria.rung.dedicated-optional': 'machine dédiée sur demande',
  'criteria.rung.single-tenant': 'machine dédiée',
  'criteria.rung.none': 'aucune',
  'criteria.rung.paid': 'payante',
  'criteria.rung.included': 'incluse',
  'criteria.rung.included-application-layer': 'incluse, couche applicative comprise',
  'criteria.rung.same-site': 'même site',
  'criteria.rung.other-zone': 'autre zone',
  'criteria.rung.other-region': 'autre région',
  'criteria.rung.year': 'année',
  'criteria.rung.month': 'mois',
  'criteria.rung.day': 'jour',
  'criteria.rung.hour': 'heure',
  'criteria.rung.minute': 'minute',
  'criteria.rung.second': 'seconde',
  'criteria.rung.no': 'impossible',
  'criteria.rung.rebuild': 'par reconstruction',
  'criteria.rung.stop': 'après un arrêt',
  'criteria.rung.live': 'à chaud',
  'criteria.rung.detached': 'après détachement',
  'criteria.rung.attached': 'à chaud',
  'criteria.rung.own-closed': 'spécifique, fermée',
  'criteria.rung.own-open-clients': 'spécifique, clients ouverts',
  'criteria.rung.compatible': 'compatible avec une API répandue',
  'criteria.rung.open-standard': 'standard ouvert',
  'criteria.rung.another-language': 'autre langue de l’équipe',
  'criteria.rung.first-language': 'première langue de l’équipe',
  'criteria.unit.kinds': 'types',
  'criteria.unit.level': 'niveaux',
  'criteria.unit.percent': '%',
  'criteria.unit.factor': '×',
  'criteria.unit.minutes': 'min',
  'criteria.unit.zones': 'zones',
  'criteria.unit.sizes': 'tailles',
  'criteria.unit.tools': 'outils',
  'criteria.unit.months': 'mois',
  'criteria.unit.reference-totals': '× référence',
  'criteria.unit.fields': 'domaines',
  'criteria.unit.people': 'personnes',
  'criteria.unit.classes': 'classes',
  'criteria.unit.downtimes': '× indisponibilité admise',
  'criteria.unit.penalty': 'points perdus',
  'criteria.unit.rung': '',
  'criteria.input.sizes on sale in the region': 'tailles en vente dans la région',
  'criteria.input.offers of the other regions': 'offres des autres régions',
  'criteria.input.placement': 'placement',
  'criteria.input.total': 'total',
  'criteria.input.reference total': 'total de référence',
  'criteria.input.bill by unit': 'facture par unité',
  'criteria.input.one-off cost': 'coût unique',
  'criteria.input.traffic prices': 'prix du trafic',
  'criteria.input.data stored': 'données stockées',
  'criteria.input.operating model': 'modèle d’exploitation',
  'criteria.input.services run by the team': 'services exploités par l’équipe',
  'criteria.input.operations hours': 'heures d’exploitation',
  'criteria.input.people on call': 'personnes d’astreinte',
  'criteria.input.team languages': 'langues de l’équipe',
  'criteria.input.wanted availability': 'disponibilité voulue',
  'criteria.input.today': 'date du jour',
  'criteria.manual.title': 'Les sept critères',
  'criteria.manual.column.indicator': 'Indicateur',
  'criteria.manual.column.weight': 'Poids',
  'criteria.manual.column.bounds': '0 → 100 points',
  'criteria.manual.column.inputs': 'Tiré de',
  'criteria.manual.column.how': 'Ce qui est mesuré',
  'criteria.manual.named': '{{name}} ({{key}})',
  'criteria.manual.levels':
    'Niveaux SEAL du Cloud Sovereignty Framework v{{version}} de la Commission européenne, dans nos propres termes :',
  'criteria.manual.column.level': 'Niveau',
  'criteria.manual.column.meaning': 'Sens',
  'criteria.manual.notMeasured': 'Non mesuré : {{text}}',
  'criteria.manual.bounds.linear': '{{zero}} → {{full}}, linéaire',
  'criteria.manual.bounds.log': '{{zero}} → {{full}}, logarithmique',
  'criteria.manual.bounds.rung': '{{rung}} {{points}}',
  'criteria.manual.rule.unknown':
    'Inconnu : 25 points, n’importe quoi entre 0 et 100. Ce qui peut valoir de 0 à 100 avec le peu qui est connu compte aussi comme inconnu.',
  'criteria.manual.rule.price':
    'Un prix que personne n’indique : aucun point, et pour borne haute ce qui a un prix, afin qu’un trou dans une liste de prix ne rapporte jamais. Un prix inconnu qui pourrait être inférieur à ce qui est facturé relève la borne haute.',
  'criteria.manual.rule.unverified':
    'Non vérifié, ou niveau de souveraineté revendiqué par le seul fournisseur : ses points, ± 25.',
  'criteria.manual.rule.stale': 'Source dépassée ou de plus d’un an : ses points, ± 10.',
  'criteria.manual.rule.record':
    'Un relevé arrêté depuis plus d’un an (incidents, changements de prix, annonce de fermeture, changements de propriétaire) compte comme non vérifié : personne n’a regardé depuis. Le début du service ne vieillit pas, et les certificats ont leurs propres dates.',
  'criteria.manual.rule.today':
    'L’existant est une facture sans produit : les faits sur l’entreprise comptent comme non vérifiés ; les faits sur ses produits et ce qui se lit dans le catalogue sont inconnus.',
  'criteria.manual.rule.ties':
    'À notes égales, ce qui se trouve dans un pays des utilisateurs passe devant, puis ce qui coûte le moins.',
  'criteria.manual.rule.partial':
    'Connu en partie : la part inconnue compte pour un quart de ce qu’elle pourrait apporter, et les bornes en prennent la totalité.',
  'criteria.manual.rule.mean':
    'Un critère est la moyenne pondérée de ses indicateurs, la note globale celle des critères ; les bornes de même.',
  'criteria.manual.rule.notRanked':
    'Si plus de 30 % de ce qui est demandé est inconnu, une solution n’est pas classée. Les indicateurs comptent selon leur poids au sein d’un critère, les sept critères à égalité.',
  'criteria.manual.rule.seal':
    'Les niveaux SEAL et les notes de souveraineté sont des estimations, pas une note de l’UE, sauf attribution par un pouvoir adjudicateur.',
  'criteria.manual.rules': 'Règles communes',
  'criteria.manual.weightings': 'Pondérations',
  'criteria.manual.weighting': '{{name}} : {{purpose}}',
  'criteria.manual.unknown': 'Il n’existe pas de critère « {{name}} ».',
  'criteria.manual.unknownHint': 'Critères : {{known}}.',
  'criteria.manual.next': 'Un critère en détail, avec la source de chaque chiffre :',
  'criteria.manual.summary': 'le calcul des sept critères, indicateur par indicateur',
  'criteria.manual.description':
    'Affiche la question, la fonction, les bornes, le poids et les données de chaque indicateur, tirés des tables de calcul, ainsi que ce qui n’est pas mesuré.',
  'criteria.manual.arg.name':
    'critère, par son nom ou par sa clé : security, sovereignty, flexibility, consistency, cost, skills ou fit',
  'criteria.manual.example.1': 'broker criteria',
  'criteria.manual.example.2': 'broker criteria sovereignty --lang fr',
  'criteria.manual.rule.notRankedWeights':
    'Les poids que vous fixez n’y changent rien : ce qui n’est pas connu ne le devient pas parce que l’on interroge davantage sur autre chose. Augmenter le poids d’un critère ne fait donc jamais reculer la solution qui est la meilleure sur ce critère.',
}
export default messages
