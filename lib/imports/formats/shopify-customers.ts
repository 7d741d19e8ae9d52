import type { Format, FormatContext, RowHandler, RowProblem } from '../format';
import { readCountry } from '../values/country';
import { FieldReader } from './parts/field-reader';
import { fieldSpec as field } from './parts/field-spec';
import { PersonKey } from './parts/person-key';
import { SHOPIFY_SOURCE } from './parts/shopify-source';

/**
 * Shopify admin, Customers > Export, with "Default Address …" columns or the older ones without. Customers are known as
 * Shopify's orders know them: by e-mail, else by phone. Streets, companies, notes and tags are not read; what was spent
 * is told by the orders.
 */
export const shopifyCustomers: Format = {
  id: 'shopify-customers',
  label: { en: 'Shopify customers', fr: 'Clients Shopify' },
  source: SHOPIFY_SOURCE,
  fields: [
    field('customer_id', 'text', 'Customer number', 'N° client', 'Customer ID'),
    field('email', 'text', 'E-mail', 'E-mail', 'Email'),
    field('phone', 'text', 'Phone', 'Téléphone', 'Phone'),
    field('address_phone', 'text', 'Phone of the address', "Téléphone de l'adresse", 'Default Address Phone'),
    field('given_name', 'text', 'First name', 'Prénom', 'First Name'),
    field('family_name', 'text', 'Last name', 'Nom', 'Last Name'),
    field('city', 'text', 'City', 'Ville', 'Default Address City | City'),
    field('province', 'text', 'Province', 'Province', 'Default Address Province Code | Province | Province Code'),
    field('country', 'text', 'Country', 'Pays', 'Default Address Country Code | Country Code | Country'),
    field('postcode', 'text', 'Postcode', 'Code postal', 'Default Address Zip | Zip'),
    field(
      'consent_email',
      'text',
      'Accepts e-mail marketing',
      'Accepte les e-mails commerciaux',
      'Accepts Email Marketing | Accepts Marketing',
    ),
    field('consent_sms', 'text', 'Accepts SMS marketing', 'Accepte les SMS commerciaux', 'Accepts SMS Marketing'),
    field('total_orders', 'integer', 'Total orders', 'Nombre de commandes', 'Total Orders'),
  ],
  requires: [['customer_id', 'email', 'phone'], ['total_orders'], ['consent_email']],
  exact: ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders', 'Tax Exempt'],
  facts: ['stage_customer'],
  open: (context) => new ShopifyCustomersHandler(context),
};

const CONSENT: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

class ShopifyCustomersHandler implements RowHandler {
  private readonly read: FieldReader;
  private readonly persons: PersonKey;
  private readonly cells;

  constructor(private readonly context: FormatContext) {
    const read = new FieldReader(context);
    this.read = read;
    this.persons = new PersonKey(context.identityKey);
    this.cells = {
      id: read.key('customer_id'),
      email: read.key('email'),
      phone: read.key('phone'),
      addressPhone: read.key('address_phone'),
      givenName: read.key('given_name'),
      familyName: read.key('family_name'),
      city: read.key('city'),
      province: read.key('province'),
      country: read.key('country'),
      postcode: read.key('postcode'),
      consentEmail: read.text('consent_email'),
      consentSms: read.text('consent_sms'),
    };
  }

  row(fields: readonly string[], rowNo: number): RowProblem | Promise<void> | undefined {
    const { read, cells } = this;
    read.start(fields);
    const plain = (cell: () => string) => cell().replace(/^'/, '');
    const id = plain(cells.id);
    const email = cells.email().toLowerCase();
    const phone = plain(cells.phone) || plain(cells.addressPhone);
    const known = this.persons.customer(email, phone) ?? (id ? { kind: 'customer', value: id } : null);
    if (!known) read.fail('email', 'missing');
    const country = readCountry(cells.country());
    const consents = [
      this.consent('consent_email', cells.consentEmail()),
      this.consent('consent_sms', cells.consentSms()),
    ];
    const place = { region: cells.province(), city: cells.city(), postcode: plain(cells.postcode) };
    const names = { given_name: cells.givenName(), family_name: cells.familyName() };
    if (read.problem || !known) return read.problem;
    return this.context.stage.write('stage_customer', {
      row_no: rowNo,
      customer_kind: known.kind,
      customer_ref: known.value,
      email_hash: this.persons.email(email) || null,
      email: email || null,
      phone: phone || null,
      ...names,
      country: country.name,
      country_code: country.code,
      ...place,
      consent_email: consents[0],
      consent_sms: consents[1],
    });
  }

  end(): void {}

  /** Nothing was said: nothing is known. */
  private consent(name: string, text: string): boolean | null {
    if (text === '') return null;
    return CONSENT[text.toLowerCase()] ?? this.read.fail(name, 'not_allowed', text);
  }
}
