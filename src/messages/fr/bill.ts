import type en from '../en/bill.ts'

const messages: Record<keyof typeof en, string> = {
  // Noms
  'bill.name.current': 'rester chez {{provider}}',
  'bill.name.provider': '{{provider}}',
  'bill.name.region': '{{provider}} {{region}}',
  'bill.list': '{{list}}, {{next}}',
  'bill.unit.GB': 'Go',
  'bill.unit.GiB': 'Gio',
  'bill.class.capacity': 'capacitif',
  'bill.class.general': 'standard',
  'bill.class.fast': 'rapide',
  'bill.cpu.shared': 'partagé',
  'bill.cpu.dedicated': 'dédié',
  'bill.cpu.burstable': 'à crédits',
  'bill.service.database': 'base de données',
  'bill.service.object-storage': 'stockage objet',
  'bill.service.load-balancer': 'répartiteur de charge',
  'bill.service.mail': 'messagerie',
  'bill.service.file-share': 'partage de fichiers',
  'bill.service.backup': 'sauvegarde',
  'bill.support.business': 'aux heures ouvrées',
  'bill.support.always': '24 h sur 24',

  // Lignes de la facture
  'bill.line.server': 'Serveurs',
  'bill.line.carrier': 'Serveurs ajoutés pour le seul rattachement des volumes',
  'bill.line.systemDisk': 'Disques système de {{size}} Gio',
  'bill.line.address': 'Adresses IPv4 publiques',
  'bill.line.volume_one': '{{count}} volume de {{size}} Gio, {{class}}',
  'bill.line.volume_other': '{{count}} volumes de {{size}} Gio, {{class}}',
  'bill.line.volumeRounded_one': '{{count}} volume de {{size}} Gio, {{class}}, facturé {{billed}} Gio',
  'bill.line.volumeRounded_other': '{{count}} volumes de {{size}} Gio, {{class}}, facturés {{billed}} Gio chacun',
  'bill.line.snapshots_one': 'Instantanés complets d’un volume de {{size}} Gio (conservés : {{kept}})',
  'bill.line.snapshots_other':
    'Instantanés complets de {{count}} volumes de {{size}} Gio (conservés pour chacun : {{kept}})',
  'bill.line.snapshotsIncremental_one': 'Instantanés incrémentaux d’un volume de {{size}} Gio (conservés : {{kept}})',
  'bill.line.snapshotsIncremental_other':
    'Instantanés incrémentaux de {{count}} volumes de {{size}} Gio (conservés pour chacun : {{kept}})',
  'bill.line.snapshotsOpen_one':
    'Instantanés d’un volume de {{size}} Gio (conservés : {{kept}}), complets ou incrémentaux : non confirmé',
  'bill.line.snapshotsOpen_other':
    'Instantanés de {{count}} volumes de {{size}} Gio (conservés pour chacun : {{kept}}), complets ou incrémentaux : non confirmé',
  'bill.line.serverBackups': 'Sauvegardes de serveurs entiers, en pourcentage de leur prix',
  'bill.line.backups_one': 'Espace de sauvegarde : {{size}} Gio pendant {{count}} jour, copies : {{copies}}',
  'bill.line.backups_other': 'Espace de sauvegarde : {{size}} Gio pendant {{count}} jours, copies : {{copies}}',
  'bill.line.backupsElsewhere_one':
    'Espace de sauvegarde chez {{provider}} ({{region}}) : {{size}} Gio pendant {{count}} jour, copies : {{copies}}',
  'bill.line.backupsElsewhere_other':
    'Espace de sauvegarde chez {{provider}} ({{region}}) : {{size}} Gio pendant {{count}} jours, copies : {{copies}}',
  'bill.derivation.incremental':
    '{{data}} Gio de données × (1 + {{further}} × {{percent}} % de changement) = {{room}} Gio',
  'bill.derivation.snapshotsOpen':
    'par volume {{full}} Gio si chaque instantané est facturé en entier, {{room}} Gio si seules les modifications le sont',
  'bill.derivation.copiesSent':
    'de tout le trafic, pour les sauvegardes chez un autre fournisseur : {{data}} Gio de données × copies : {{copies}} × {{days}} jours × {{percent}} % de changement = {{sent}} Gio',
  'bill.line.traffic': 'Trafic sortant, de {{from}} à {{to}} {{unit}}',
  'bill.line.trafficIncluded':
    'Trafic sortant, de {{from}} à {{to}} {{unit}} en plus des {{included}} {{unit}} compris avec les serveurs',
  'bill.line.service': 'Service géré : {{service}}',
  'bill.line.elsewhere': 'Reste en place, à son propre prix',
  'bill.line.support': 'Assistance',
  'bill.line.discount': 'Remise : {{what}}',
  'bill.line.invoice.month': '{{what}} (mensuel)',
  'bill.line.invoice.quarter': '{{what}} (un tiers de trimestre)',
  'bill.line.invoice.year': '{{what}} (un douzième d’année)',

  // Placements
  'bill.note.carriers_one': 'serveurs supplémentaires : un serveur accepte {{count}} volume au plus',
  'bill.note.carriers_other': 'serveurs supplémentaires : un serveur accepte {{count}} volumes au plus',
  'bill.note.carriersOnly_one':
    'serveurs pour le rattachement des volumes : un serveur accepte {{count}} volume au plus',
  'bill.note.carriersOnly_other':
    'serveurs pour le rattachement des volumes : un serveur accepte {{count}} volumes au plus',
  'bill.note.mixed': 'tailles panachées : les plus grandes comprennent un trafic qui coûterait plus cher à part',
  'bill.note.selfRun': '{{provider}} ne vend pas ce service ({{service}}) : vous l’exploitez vous-mêmes sur ce serveur',

  // Ce qui n’est pas compris
  'bill.missing.addresses_one': '{{count}} adresse IPv4 publique pour {{component}}',
  'bill.missing.addresses_other': '{{count}} adresses IPv4 publiques pour {{component}}',
  'bill.missing.volumes_one': '{{count}} volume de {{size}} Gio ({{class}}) pour {{component}}',
  'bill.missing.volumes_other': '{{count}} volumes de {{size}} Gio ({{class}}) pour {{component}}',
  'bill.missing.carriers_one':
    'des serveurs supplémentaires pour {{volumes}} volumes (le serveur prévu est compté avec {{perServer}}, notre hypothèse)',
  'bill.missing.carriers_other':
    'des serveurs supplémentaires pour {{volumes}} volumes (les {{count}} serveurs prévus sont comptés avec {{perServer}} chacun, notre hypothèse)',
  'bill.missing.snapshots_one': 'les instantanés d’un volume de {{size}} Gio pour {{component}} (conservés : {{kept}})',
  'bill.missing.snapshots_other':
    'les instantanés de {{count}} volumes de {{size}} Gio pour {{component}} (conservés pour chacun : {{kept}})',
  'bill.missing.backups_one': 'les sauvegardes : {{size}} Gio pendant {{count}} jour, copies : {{copies}}',
  'bill.missing.backups_other': 'les sauvegardes : {{size}} Gio pendant {{count}} jours, copies : {{copies}}',
  'bill.missing.unread.servers': 'les serveurs que l’inventaire n’a pas pu lire',
  'bill.missing.unread.volumes': 'les volumes que l’inventaire n’a pas pu lire',
  'bill.missing.unread.snapshots': 'les instantanés que l’inventaire n’a pas pu lire',
  'bill.missing.traffic': '{{size}} Gio de trafic sortant',
  'bill.missing.trafficBeyond':
    '{{size}} Gio de trafic sortant, au-delà des {{included}} Gio compris avec les serveurs',
  'bill.missing.service': 'un service géré ({{service}}) pour {{component}}',
  'bill.missing.databaseDisk': 'les {{size}} Gio de stockage de la base de données gérée {{component}}',
  'bill.missing.elsewhere': '{{component}}, qui reste où il est',
  'bill.missing.support': 'une assistance {{hours}} qui répond sous {{response}} h',
  'bill.why.lacks': '{{provider}} n’en vend pas',
  'bill.why.noPrice': 'aucun prix n’est connu pour cette région',
  'bill.why.noPriceOfCopies':
    'aucun prix n’est connu pour cette région ; les sauvegardes chez un autre fournisseur en prennent {{size}} Gio',
  'bill.why.sentOnce': 'elles ne partent qu’une fois, au début',
  'bill.why.noLimit': '{{provider}} ne dit pas combien de volumes un serveur accepte',
  'bill.why.noOwnStore':
    '{{provider}}, que le fichier de déploiement désigne pour elles, ne peut pas garder les siennes chez un autre : désigner un autre gardien (`backup.provider`)',
  'bill.why.noOtherStore': 'aucun stockage objet au prix connu, chez un autre fournisseur, ne peut les recevoir',
  'bill.why.noProvenStore':
    'aucun stockage objet au prix connu, chez un autre fournisseur, ne respecte {{required}} de façon établie ; les sauvegardes ne peuvent aller que là où c’est établi',
  'bill.why.noNamedStore':
    '{{provider}}, que le fichier de déploiement désigne pour elles, n’a pas de stockage objet au prix connu qui soit chez un autre fournisseur et respecte les exigences de façon établie : désigner un autre gardien (`backup.provider`)',
  'bill.why.noElsewherePrice': 'le fichier de déploiement n’indique pas de prix',
  'bill.why.unread': 'personne ne sait combien il y en a (`incomplete` dans le fichier de déploiement)',
  'bill.why.sold': '{{provider}} le vend, mais aucun prix n’est connu pour le besoin exprimé',
  'bill.why.unknown': 'personne ne sait encore si {{provider}} le vend',
  'bill.why.noWage': 'le fichier de déploiement n’indique pas de coût horaire (team.wagePerHour)',
  'bill.why.once': 'cela n’a été payé qu’une fois',
  'bill.why.noTaxRate': 'le fichier de déploiement n’indique pas de taux de taxe : elle n’a pas pu être déduite',
  'bill.why.transferOut': 'cela dépend du contrat avec le fournisseur actuel',
  'bill.remark.staff': 'le coût du temps de l’équipe',
  'bill.remark.once': '{{what}} ({{amount}})',
  'bill.remark.carriers_one': '{{count}} serveur de plus au maximum ({{amount}} par mois), s’il n’accepte qu’un volume',
  'bill.remark.carriers_other':
    '{{count}} serveurs de plus au maximum ({{amount}} par mois), si chacun n’accepte qu’un volume',
  'bill.remark.promise': '{{size}} Gio de trafic sortant, si tout le trafic promis était consommé',
  'bill.remark.firstCopies': 'les premières copies des sauvegardes, {{size}} Gio de trafic sortant',
  'bill.remark.taxIncluded': 'la taxe comprise dans des lignes de facture',
  'bill.remark.transferOut': 'ce que le fournisseur actuel facture pour la sortie des données',

  // Motifs
  'bill.closed': 'fermé le {{date}}',
  'bill.reason.component': '{{component}} : {{reason}}',
  'bill.reason.disk': '{{component}}, disque système : {{reason}}',
  'bill.infeasible.noServers': 'aucun prix de serveur n’est connu pour cette région',
  'bill.infeasible.nothingPriced': 'aucun prix n’est connu pour ce qui est demandé',
  'bill.infeasible.server':
    '{{component}} : aucun serveur n’offre {{vcpu}} vCPU ({{cpu}}, {{arch}}) et {{memory}} Gio de mémoire',
  'bill.infeasible.serverPrice':
    '{{component}} : aucun prix n’est connu pour un serveur de {{vcpu}} vCPU ({{cpu}}, {{arch}}) et {{memory}} Gio de mémoire',
  'bill.infeasible.volumeClass': 'aucun volume de classe « {{class}} » ou supérieure n’est vendu',
  'bill.infeasible.volumeSize': 'un volume de {{size}} Gio est trop grand : le plus grand fait {{max}} Gio',
  'bill.undecided.volume': 'obtenir le prix d’un volume de {{size}} Gio de classe « {{class}} »',
  'bill.unmet.country': 'pays des données : {{country}}',
  'bill.unmet.provider': 'ce fournisseur est exclu',
  'bill.unmet.region': 'cette région est exclue',
  'bill.unmet.arch': 'serveurs d’une autre architecture',
  'bill.unmet.bill': 'une facture de {{amount}} par mois',
  'bill.unmet.total': 'un total de {{amount}} par mois',
  'bill.unmet.billAtLeast': 'une facture de {{low}} par mois ou plus',
  'bill.unmet.billRange': 'une facture de {{amount}} par mois, entre {{low}} et {{high}} d’après ce qui est connu',
  'bill.unmet.totalAtLeast': 'un total de {{low}} par mois ou plus',
  'bill.unmet.totalRange': 'un total de {{amount}} par mois, entre {{low}} et {{high}} d’après ce qui est connu',
  'bill.fact.country': 'obtenir le pays où les données sont conservées',
  'bill.fact.price': 'demander un devis : le prix n’est pas assez sûr pour être comparé à la limite',
  'bill.fact.billAtLeast':
    'demander un devis : la facture est de {{low}} par mois ou plus, car tout n’a pas de prix connu',
  'bill.fact.billRange':
    'demander un devis : la facture va de {{low}} à {{high}} par mois, et la limite se situe entre les deux',
  'bill.fact.billRangeServers':
    'demander un devis, et combien de volumes un serveur accepte : la facture va de {{low}} à {{high}} par mois, dont au plus {{more}} pour des serveurs supplémentaires, et la limite se situe entre les deux',
  'bill.fact.billServers':
    'demander combien de volumes un serveur accepte : la facture va de {{low}} à {{high}} par mois, dont au plus {{more}} pour des serveurs supplémentaires, et la limite se situe entre les deux',
  'bill.fact.totalAtLeast':
    'demander un devis : le total est de {{low}} par mois ou plus, car tout n’a pas de prix connu',
  'bill.fact.totalRange':
    'demander un devis : le total va de {{low}} à {{high}} par mois, et la limite se situe entre les deux',
  'bill.fact.totalRangeServers':
    'demander un devis, et combien de volumes un serveur accepte : le total va de {{low}} à {{high}} par mois, dont au plus {{more}} pour des serveurs supplémentaires, et la limite se situe entre les deux',
  'bill.fact.totalServers':
    'demander combien de volumes un serveur accepte : le total va de {{low}} à {{high}} par mois, dont au plus {{more}} pour des serveurs supplémentaires, et la limite se situe entre les deux',
  'bill.fact.arch': 'obtenir le type des processeurs utilisés',

  // Exploitation
  'bill.hours.account': 'Tenue du compte',
  'bill.hours.servers': 'Maintien en état des serveurs : {{servers}}',
  'bill.hours.selfRun': 'Exploitation par vos soins : {{component}} ({{service}})',
  'bill.hours.backups': 'Sauvegardes et essais de restauration',
  'bill.hours.managed': 'Suivi des services gérés : {{services}}',

  // Coûts ponctuels
  'bill.payback.unknown': 'inconnu',
  'bill.oneOff.double': 'Un mois payé en double',
  'bill.oneOff.term_one': 'Reste de l’engagement ou du préavis actuel ({{count}} mois en tout)',
  'bill.oneOff.term_other': 'Reste de l’engagement ou du préavis actuel ({{count}} mois en tout)',

  // Contraintes
  'bill.constraint.shape': 'La contrainte « {{text}} » est illisible.',
  'bill.constraint.shapeHint':
    'Écrivez un nom, l’un des signes = != >= <=, puis une valeur, par exemple country=EU ou bill<=100.',
  'bill.constraint.unknown': 'La contrainte « {{text}} » porte un nom inconnu : {{key}}.',
  'bill.constraint.unknownHint': 'Noms connus : {{known}}',
  'bill.constraint.operator': 'La contrainte « {{text}} » n’admet pas {{operator}}.',
  'bill.constraint.operatorHint': '{{key}} admet {{allowed}}',
  'bill.constraint.empty': 'Il manque une valeur à la contrainte « {{text}} ».',
  'bill.constraint.country': '« {{value}} » n’est ni un code de pays comme FR ni l’un de {{known}}.',
  'bill.constraint.arch': '« {{value}} » n’est pas une architecture : écrivez x86 ou arm64.',
  'bill.constraint.amount': '{{key}} attend un montant comme 100 ou 99.50, pas « {{value}} ».',
  'bill.constraint.wrong_one': 'Comparaison impossible : {{count}} contrainte est incorrecte.',
  'bill.constraint.wrong_other': 'Comparaison impossible : {{count}} contraintes sont incorrectes.',
  'bill.error.currency': 'Comparaison impossible en {{currency}} : aucun taux de change n’est connu.',
  'bill.error.rate':
    'Impossible de convertir la ligne de facture « {{what}} » depuis {{currency}} : aucun taux de change n’est connu.',
  'bill.error.rateNext': 'Indiquez-en un, par exemple --rate 1EUR=1.25{{currency}}',
}
export default messages
