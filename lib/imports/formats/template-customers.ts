import { readCountry } from '../values/country';
import { column } from './parts/template-fields';
import { templateFormat } from './parts/template-format';
import { dayOf, genderOf } from './parts/template-values';

export const templateCustomers = templateFormat({
  id: 'template-customers',
  label: { en: 'Customers', fr: 'Clients' },
  purpose: {
    en: 'Birth date, gender, place, consent and loyalty tier of your customers, joined to their orders.',
    fr: 'Date de naissance, genre, lieu, consentement et palier de fidélité de vos clients, rattachés à leurs commandes.',
  },
  source: { code: 'customers', name: 'Customer list', kind: 'crm' },
  refersToAnyOrder: true,
  requires: [
    ['customer_id', 'email'],
    ['family_name', 'birth_date', 'gender', 'consent_email', 'consent_sms', 'loyalty_tier', 'postcode'],
  ],
  fields: [
    column('customer_id', 'key', 'Customer number', 'N° client', 'D-000430', {
      synonyms: 'customer_id, customer, client id, id client, code client, numero client',
      hint: {
        en: 'As your orders name them. Customers without one are found by e-mail.',
        fr: 'Comme dans vos commandes. Sans numéro, le client est retrouvé par son e-mail.',
      },
    }),
    column('email', 'text', 'E-mail', 'E-mail', 'camille.exemple@demo.example', {
      synonyms: 'email address, customer email, adresse e mail, courriel, mail',
    }),
    column('phone', 'text', 'Phone', 'Téléphone', '06 00 00 00 00', { synonyms: 'mobile, telephone, portable' }),
    column('given_name', 'text', 'First name', 'Prénom', 'Camille', { synonyms: 'given name, firstname' }),
    column('family_name', 'text', 'Last name', 'Nom', 'Exemple', {
      synonyms: 'family name, surname, lastname, nom de famille',
    }),
    column('birth_date', 'date', 'Birth date', 'Date de naissance', '1991-05-23', {
      synonyms: 'date of birth, birthday, dob, naissance, anniversaire',
    }),
    column(
      'gender',
      'key',
      'Gender',
      'Genre',
      { en: 'female', fr: 'femme' },
      { synonyms: 'sex, civility, title, sexe, civilite' },
    ),
    column('language', 'key', 'Language', 'Langue', 'fr', { synonyms: 'locale, langue preferee' }),
    column('country', 'key', 'Country', 'Pays', 'France', { synonyms: 'country code, code pays' }),
    column('region', 'key', 'Region', 'Région', 'Auvergne-Rhône-Alpes', { synonyms: 'province, state' }),
    column('city', 'key', 'City', 'Ville', 'Lyon', { synonyms: 'town, commune' }),
    column('postcode', 'key', 'Postcode', 'Code postal', '69003', { synonyms: 'zip, zip code, postal code, cp' }),
    column(
      'consent_email',
      'flag',
      'Consent to e-mail',
      'Consentement e-mail',
      { en: 'yes', fr: 'oui' },
      {
        synonyms: 'accepts email marketing, newsletter, opt in, optin email, accepte la newsletter, consentement',
      },
    ),
    column(
      'consent_sms',
      'flag',
      'Consent to SMS',
      'Consentement SMS',
      { en: 'no', fr: 'non' },
      {
        synonyms: 'accepts sms marketing, optin sms, accepte les sms',
      },
    ),
    column('consented_at', 'date', 'Consented at', 'Consentement donné le', '2026-02-14 10:30', {
      synonyms: 'consent date, opt in date, date du consentement, date optin',
    }),
    column('loyalty_tier', 'key', 'Loyalty tier', 'Palier de fidélité', 'gold', {
      synonyms: 'tier, loyalty level, statut fidelite, niveau de fidelite',
    }),
    column('loyalty_points', 'integer', 'Loyalty points', 'Points de fidélité', '320', {
      synonyms: 'points, solde de points',
    }),
  ],
  facts: ['stage_customer'],
  toStage({ customer_id, email, phone, gender, country, ...row }, { persons, refuse }) {
    const emailHash = persons.email(email);
    if (email && !emailHash) refuse('email', 'not_allowed', email);
    const known = customer_id ? { kind: 'customer', value: customer_id } : persons.customer(email, phone);
    if (!known) refuse('customer_id', 'missing');
    const place = country ? readCountry(country) : { name: '', code: null };
    return [
      [
        'stage_customer',
        {
          ...row,
          customer_kind: known?.kind,
          customer_ref: known?.value,
          email_hash: emailHash,
          email: email.toLowerCase(),
          phone,
          gender: genderOf(gender),
          birth_date: dayOf(row.birth_date),
          language: row.language.toLowerCase(),
          country: place.name,
          country_code: place.code,
        },
      ],
    ];
  },
});
