// Web servers and proxies that run no code of ours: directives that do nothing for the answer make them slower.

import { join, resolve } from 'node:path';
import { behindSocket, nginx, nginxConfiguration, withPort } from '../nginx.ts';
import type { ServerEntry } from '../server-entry.ts';

const TLS = resolve(import.meta.dirname, '../../../../test/fixtures/tls');

/** Server-side includes: each `set` is parsed and carried out, and none of it is in the answer. */
const page = (burn: number): string => `hello\n${'<!--#set var="a" value="b" -->'.repeat(burn)}`;
const SSI = 'SSI directives on the page';

const SSI_LOCATION = (folder: string): string =>
  `root ${folder}/www; ssi on; ssi_types text/plain; index index.txt;`;

const NGINX: ServerEntry = {
  name: 'nginx',
  programs: ['nginx'],
  packages: ['nginx'],
  files: (burn, { folder }) => ({
    'www/index.txt': page(burn),
    'nginx.conf.in': nginxConfiguration(folder, '127.0.0.1:@PORT@', SSI_LOCATION(folder)),
  }),
  start: ({ folder }) => `${withPort('nginx.conf')} && exec ${nginx(folder)}`,
  cost: SSI,
  burn: 50,
};

const MODULES = ['authz_core', 'dir', 'include', 'mime'];

/** Debian's own modules, at their defaults. */
const apache = (mpm: 'prefork' | 'event'): ServerEntry => ({
  name: `apache ${mpm}`,
  programs: ['apache2'],
  packages: ['apache2'],
  files: (burn, { folder }) => ({
    'www/index.shtml': page(burn),
    'mime.types': 'text/html shtml\n',
    'apache.conf.in': `ServerRoot ${folder}
ServerName localhost
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
Mutex pthread
${[`mpm_${mpm}`, ...MODULES].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
Listen 127.0.0.1:@PORT@
User www-data
Group www-data
TypesConfig ${folder}/mime.types
ErrorLog /dev/stderr
DocumentRoot ${folder}/www
DirectoryIndex index.shtml
AddOutputFilter INCLUDES .shtml
<Directory ${folder}/www>
  Options +Includes
  Require all granted
</Directory>
`,
  }),
  start: ({ folder }) =>
    `${withPort('apache.conf')} && exec apache2 -f '${folder}/apache.conf' -DFOREGROUND`,
  cost: SSI,
  burn: 50,
});

export const WEB_SERVER_ENTRIES: readonly ServerEntry[] = [
  NGINX,
  apache('prefork'),
  apache('event'),
  {
    name: 'caddy',
    programs: ['caddy'],
    packages: ['caddy'],
    files: (burn) => ({
      'www/index.html': `hello {{range $i := until ${burn}}}{{end}}\n`,
      Caddyfile: `{
  admin off
  auto_https off
}
http://127.0.0.1:{$PORT} {
  root * www
  templates
  file_server
}
`,
    }),
    start: ({ folder }) =>
      `XDG_DATA_HOME='${folder}' XDG_CONFIG_HOME='${folder}' exec caddy run --config Caddyfile --adapter caddyfile`,
    cost: 'turns of an empty loop in its template',
    burn: 100,
  },
  {
    name: 'haproxy before nginx',
    programs: ['haproxy', 'nginx'],
    packages: ['haproxy', 'nginx'],
    files: (burn, { folder }) => ({
      'nginx.conf.in': nginxConfiguration(folder, `unix:${folder}/nginx.sock`, 'return 200 hello;'),
      'haproxy.cfg.in': `global
  nbthread 1
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend front
  bind 127.0.0.1:@PORT@
${'  http-request set-var(txn.a) str(hello),sha1,hex\n'.repeat(burn)}  default_backend back
backend back
  server nginx unix@${folder}/nginx.sock
`,
    }),
    start: ({ folder }) =>
      `${withPort('nginx.conf')}; ${withPort('haproxy.cfg')}; ` +
      behindSocket(nginx(folder), 'nginx.sock', `haproxy -f '${folder}/haproxy.cfg'`),
    cost: 'rules that hash a constant',
    burn: 20,
  },
  {
    ...NGINX,
    name: 'TLS (nginx)',
    transport: 'https',
    files: (burn, { folder }) => ({
      'www/index.txt': page(burn),
      'nginx.conf.in': nginxConfiguration(
        folder,
        `127.0.0.1:@PORT@ ssl; ssl_certificate ${join(TLS, 'localhost.pem')}; ssl_certificate_key ${join(TLS, 'key.pem')}`,
        SSI_LOCATION(folder),
      ),
    }),
  },
];
