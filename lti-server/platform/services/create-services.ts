import * as z from 'zod';
import { askWithLtijs, signWithLtijs } from './call-ltijs.ts';
import { loadLtijs } from './load-ltijs.ts';
import { normaliseRole } from './normalise-role.ts';
import { readPages } from './read-pages.ts';
import type { LineItem, Member, ServiceCaller, Services } from './services.ts';
import { signResponse } from './sign-response.ts';

const membershipScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
const lineItemScope = 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem';
/** Moodle lets the writing scope alone read nothing. */
const lineItemReadScope = `${lineItemScope}.readonly`;

/** A list of many pages may take this long altogether, in ms. */
const longestRead = 60_000;

const text = z.string().trim().min(1).nullish().catch(null);

const memberSchema = z
  .object({
    user_id: z.union([z.string().min(1), z.number()]).transform(String),
    name: text,
    given_name: text,
    family_name: text,
    roles: z.array(z.string()).catch([]),
    status: text,
  })
  .transform((member): Member => ({
    sub: member.user_id,
    name: member.name ?? ([member.given_name, member.family_name].filter(Boolean).join(' ') || null),
    roles: member.roles.map(normaliseRole),
    // NRPS 2.0, 2.3: absent means Active.
    isActive: (member.status ?? 'Active').toLowerCase() === 'active',
  }));

const membersSchema = z.object({ members: z.array(memberSchema), next: z.string().nullish() });

const lineItemSchema = z
  .object({ id: z.url(), label: text, resourceId: text, resourceLinkId: text })
  .transform(({ id, label, resourceId, resourceLinkId }): LineItem => ({
    id,
    label: label ?? null,
    resourceId: resourceId ?? null,
    resourceLinkId: resourceLinkId ?? null,
  }));

const lineItemsSchema = z.object({ lineItems: z.array(lineItemSchema), next: z.string().nullish() });

/** The services of a platform, by ltijs 5.9.9. No page size is ever asked for: Moodle breaks when it is. */
export const services: Services = {
  async createDeepLinkingResponse(caller, deploymentId, settings, items, remark) {
    const { DeepLinking } = await loadLtijs();
    const token = tokenOf(caller, {
      deepLinkingSettings: {
        accept_types: settings.acceptTypes,
        accept_multiple: settings.acceptMultiple,
      },
    });
    const response = await signWithLtijs(caller, () =>
      DeepLinking.createDeepLinkingMessage({ ...token, deploymentId }, items, {}),
    );
    return signResponse(caller, response, { data: settings.data, remark });
  },

  async readMembers(caller, membershipsUrl) {
    const { NamesAndRoles } = await loadLtijs();
    const token = tokenOf(caller, { namesRoles: { context_memberships_url: membershipsUrl } });
    const readPage = (url: string) =>
      askWithLtijs(caller, membershipScope, async () => {
        const { members, next } = membersSchema.parse(await NamesAndRoles.getMembers(token, { pages: 1, url }));
        return { items: members, next: next ?? null };
      });
    return readPages(membershipsUrl, readPage, isLateAfter(caller, longestRead));
  },

  async listLineItems(caller, lineItemsUrl, resourceLinkId) {
    const { Grade } = await loadLtijs();
    const resource = resourceLinkId === null ? {} : { resource: { id: resourceLinkId } };
    const token = tokenOf(caller, { endpoint: { lineitems: lineItemsUrl }, ...resource });
    const readPage = (url: string) =>
      askWithLtijs(caller, lineItemReadScope, async (accessToken) => {
        const options = url === lineItemsUrl ? { resourceLinkId: resourceLinkId !== null } : { url };
        const { lineItems, next } = lineItemsSchema.parse(await Grade.getLineItems(token, options, accessToken));
        return { items: lineItems, next: next ?? null };
      });
    return readPages(lineItemsUrl, readPage, isLateAfter(caller, longestRead));
  },

  async createLineItem(caller, lineItemsUrl, resourceLinkId, item) {
    const { Grade } = await loadLtijs();
    const token = tokenOf(caller, { endpoint: { lineitems: lineItemsUrl }, resource: { id: resourceLinkId } });
    return askWithLtijs(caller, lineItemScope, async (accessToken) =>
      lineItemSchema.parse(await Grade.createLineItem(token, { ...item }, { resourceLinkId: true }, accessToken)),
    );
  },
};

/** The stand-in for a launch's id_token: ltijs finds in it what it asks for, and nothing of a person. */
function tokenOf<T extends object>({ registration }: ServiceCaller, platformContext: T) {
  return { iss: registration.issuer, clientId: registration.client_id, platformContext };
}

function isLateAfter({ tool }: ServiceCaller, longest: number): () => boolean {
  const end = tool.clock() + longest;
  return () => tool.clock() > end;
}
