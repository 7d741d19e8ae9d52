/** Words of headers that mean the same, in English and French, by concept; the weight says how much a concept tells. */
const CONCEPTS: readonly (readonly [concept: string, weight: number, words: string])[] = [
  // Of which kind a value is: nearly every column has one of these.
  ['id', 0.5, 'n no nr num numero number id identifiant identifier ref reference code # key cle'],
  ['date', 1, 'date dates day jour datetime timestamp'],
  ['time', 0.3, 'time heure hour'],
  ['name', 1, 'name nom designation libelle title titre description label intitule'],
  ['amount', 0.3, 'amount montant total value valeur sum somme totaux'],
  ['count', 0.3, 'nombre nb nbr count'],
  ['net', 0.3, 'net nette nets'],
  ['created', 0.3, 'created create creation cree placed passee made'],
  ['method', 1, 'method mode moyen means type'],
  ['rate', 2, 'rate taux percent percentage pourcentage %'],
  // What it is about.
  [
    'order',
    1,
    'order ordered commande commandee commandes sale sales sold vente ventes vendue vendu vendus purchase purchased facture invoice ticket receipt recu transaction piece po booking',
  ],
  ['line', 1, 'line ligne lineitem'],
  ['product', 1, 'product produit item article prod merchandise'],
  ['customer', 1, 'customer client buyer acheteur shopper'],
  ['sku', 2, 'sku'],
  ['barcode', 2, 'barcode barre ean ean13 gtin upc gencod'],
  ['quantity', 2, 'quantity quantite qty qte units unites pieces'],
  ['unit', 1, 'unit unitaire each pu piece'],
  ['price', 1, 'price prix tarif pu'],
  ['discount', 2, 'discount remise reduction rabais ristourne'],
  ['promotion', 2, 'promo promotion coupon voucher'],
  ['cost', 2, 'cost cout revient cogs'],
  ['margin', 2, 'margin marge profit benefice'],
  ['tax', 2, 'tax vat tva taxe taxes gst'],
  ['currency', 2, 'currency devise monnaie'],
  ['status', 2, 'status statut etat state'],
  ['category', 2, 'category categorie famille family rayon department'],
  ['subcategory', 2, 'subcategory sousfamille souscategorie subfamily'],
  ['payment', 2, 'payment paiement reglement tender paid paye payee'],
  ['ship', 0.5, 'ship shipped shipping expedition expedie expediee envoi port shipment'],
  ['delivery', 0.5, 'delivery livraison delivered livre livree received recue'],
  ['country', 2, 'country pays'],
  ['city', 2, 'city ville town commune'],
  ['postcode', 2, 'postcode postal zip zipcode cp'],
  ['email', 2, 'email mail courriel'],
  ['phone', 2, 'phone telephone tel mobile portable'],
  ['store', 2, 'store shop boutique magasin'],
  ['channel', 2, 'channel canal'],
  ['stock', 1, 'stock inventory inventaire'],
  ['warehouse', 2, 'warehouse entrepot depot'],
  ['supplier', 2, 'supplier fournisseur manufacturer fabricant'],
  ['brand', 1, 'brand marque'],
  ['weight', 2, 'weight poids'],
  ['gram', 0.5, 'g gram gramme grammage'],
  ['campaign', 2, 'campaign campagne'],
  ['spend', 2, 'spend spent depense depensee'],
  ['click', 2, 'click clic'],
  ['impression', 2, 'impression impr'],
  ['revenue', 1, 'revenue revenu ca turnover'],
  ['lot', 2, 'lot batch'],
  ['expiry', 2, 'expiry expiration peremption dluo ddm dlc'],
  ['first', 1, 'first given prenom'],
  ['family', 1, 'surname'],
  ['birth', 2, 'birth naissance birthday'],
  ['consent', 2, 'consent consentement optin'],
  ['platform', 1, 'platform plateforme regie network reseau'],
  ['reserved', 2, 'reserved reserve reservee committed allocated'],
  ['valid', 2, 'valid validity valable validite effective applicable'],
  ['return', 2, 'return returned retour retourne'],
  ['refund', 2, 'refund refunded rembourse remboursement'],
  // Qualifiers that rarely tell two columns of one file apart.
  ['seller', 0.3, 'seller vendeur vendor'],
];
const SILENT = new Set(
  'a an and au aux avec by d de del des di du en est et for from la le les l il lo of or ou par per pour sur the to un une with ht ttc excl incl vat-excl hors taxe inclus including excluding exc inc eur usd gbp utc'.split(
    ' ',
  ),
);
// At the end of a name these stand for a date: "ordered on", "created at", "livré le".
const DATE_AT_END = new Set(['at', 'on', 'le']);

const BY_WORD = new Map<string, (typeof CONCEPTS)[number]>();
for (const entry of CONCEPTS) for (const word of entry[2].split(' ')) if (!BY_WORD.has(word)) BY_WORD.set(word, entry);

const singular = (word: string) => (word.length > 3 ? word.replace(/(?<!s)s$|(?<=eau)x$/, '') : word);

/** What the words of a normalised name mean, each with its weight; words that nobody knows stand for themselves. */
export function headerConcepts(name: string): ReadonlyMap<string, number> {
  const concepts = new Map<string, number>();
  const words = name
    .replace(/\bsous (famille|categorie)/, 'sous$1')
    .replace(/\bsub (category|family)/, 'sub$1')
    .split(' ');
  words.forEach((word, i) => {
    const isDate = i > 0 && i === words.length - 1 && DATE_AT_END.has(word);
    const known = isDate ? BY_WORD.get('date') : (BY_WORD.get(word) ?? BY_WORD.get(singular(word)));
    if (known) concepts.set(known[0], known[1]);
    else if (!SILENT.has(word) && word !== '' && !DATE_AT_END.has(word)) concepts.set(singular(word), 1);
  });
  return concepts;
}

/** Share of what two names mean that they have in common, 0 to 1. */
export function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [concept, weight] of a) {
    all += weight;
    if (b.has(concept)) shared += weight;
  }
  for (const [concept, weight] of b) if (!a.has(concept)) all += weight;
  return all > 0 ? shared / all : 0;
}
