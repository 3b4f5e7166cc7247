// Servers of Python, Ruby and PHP, all from Debian's packages.

import { behindSocket, nginx, nginxConfiguration, withPort } from '../nginx.ts';
import { LOOP, type ServerEntry } from '../server-entry.ts';

const PYTHON_BURN = `import os
TURNS = int(os.environ["BURN"])
def burn():
    x = 1
    for _ in range(TURNS):
        x = (x * 1103515245 + 12345) & 0x7fffffff
    return "some" if x else "none"
`;

const FLASK = {
  'app.py': `${PYTHON_BURN}
from flask import Flask
app = Flask(__name__)
@app.get("/")
def index():
    return {"hello": "world", "burned": burn()}
`,
};

const gunicorn = (workerClass: string, flags: string): ServerEntry => ({
  name: `gunicorn ${workerClass} (Flask)`,
  programs: ['gunicorn'],
  packages: ['gunicorn', 'python3-flask', 'python3-gevent'],
  files: () => FLASK,
  start: () =>
    `exec gunicorn --bind 127.0.0.1:{port} --worker-class ${workerClass} ${flags} app:app`,
  cost: LOOP,
  burn: 5_000,
});

const PHP_BURN = `$x = 1;
for ($i = 0, $turns = (int) getenv('BURN'); $i < $turns; $i++) { $x = ($x * 1103515245 + 12345) & 0x7fffffff; }
header('Content-Type: text/plain');
echo 'hello ', $x === 0 ? 'none' : 'some', "\\n";
`;

export const SCRIPT_ENTRIES: readonly ServerEntry[] = [
  gunicorn('sync', '--workers 2'),
  gunicorn('gthread', '--workers 1 --threads 4'),
  gunicorn('gevent', '--workers 1'),
  {
    name: 'uvicorn (2 workers)',
    programs: ['uvicorn'],
    packages: ['uvicorn', 'python3-uvicorn'],
    files: () => ({
      'app.py': `${PYTHON_BURN}
async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    body = ("hello " + burn()).encode()
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
`,
    }),
    start: () =>
      'exec uvicorn --host 127.0.0.1 --port {port} --workers 2 --no-access-log --lifespan off app:app',
    cost: LOOP,
    burn: 5_000,
  },
  {
    name: 'Django (gunicorn sync)',
    programs: ['gunicorn', '/usr/lib/python3/dist-packages/django/__init__.py'],
    packages: ['gunicorn', 'python3-django'],
    files: () => ({
      'app.py': `${PYTHON_BURN}
from django.conf import settings
settings.configure(DEBUG=False, SECRET_KEY="x", ROOT_URLCONF="app", ALLOWED_HOSTS=["127.0.0.1"],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"])
import django
django.setup()
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path
urlpatterns = [path("", lambda request: JsonResponse({"hello": "world", "burned": burn()}))]
application = get_wsgi_application()
`,
    }),
    start: () => 'exec gunicorn --bind 127.0.0.1:{port} --workers 2 app:application',
    cost: LOOP,
    burn: 5_000,
  },
  {
    name: 'puma (5 threads)',
    programs: ['puma'],
    packages: ['puma'],
    files: () => ({
      'config.ru': `turns = ENV["BURN"].to_i
run lambda { |env|
  x = 1
  turns.times { x = (x * 1103515245 + 12345) & 0x7fffffff }
  [200, { "content-type" => "text/plain" }, ["hello #{x.zero? ? "none" : "some"}\\n"]]
}
`,
    }),
    start: () => 'exec puma --quiet --threads 5:5 --bind tcp://127.0.0.1:{port} config.ru',
    cost: LOOP,
    burn: 2_000,
  },
  {
    name: 'php -S (4 workers)',
    programs: ['php'],
    packages: ['php-cli'],
    files: () => ({ 'index.php': `<?php\n${PHP_BURN}` }),
    start: () => 'PHP_CLI_SERVER_WORKERS=4 exec php -S 127.0.0.1:{port} index.php',
    cost: LOOP,
    burn: 5_000,
  },
  {
    name: 'PHP-FPM behind nginx',
    programs: ['php-fpm8.2', 'nginx'],
    packages: ['php-fpm', 'nginx'],
    files: (burn, { folder }) => ({
      'www/index.php': `<?php\n${PHP_BURN}`,
      'fpm.conf': `[global]
error_log = /dev/stderr
daemonize = no
[www]
user = www-data
group = www-data
listen = ${folder}/fpm.sock
listen.mode = 0666
pm = static
pm.max_children = 4
env[BURN] = ${burn}
`,
      'nginx.conf.in': nginxConfiguration(
        folder,
        '127.0.0.1:@PORT@',
        `include /etc/nginx/fastcgi_params; fastcgi_param SCRIPT_FILENAME ${folder}/www/index.php; fastcgi_pass unix:${folder}/fpm.sock;`,
      ),
    }),
    start: ({ folder }) =>
      `${withPort('nginx.conf')}; ` +
      behindSocket(`php-fpm8.2 -F -y '${folder}/fpm.conf'`, 'fpm.sock', nginx(folder)),
    cost: LOOP,
    burn: 5_000,
  },
];
