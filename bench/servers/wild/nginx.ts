// What several servers have in common: nginx, alone or before or behind another, and a port in a file.

/** @param location what stands within the braces of `location /` */
export const nginxConfiguration = (
  folder: string,
  listen: string,
  location: string,
): string => `daemon off;
user www-data;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  default_type text/plain;
  keepalive_requests 1000000000;
  ${['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  server {
    listen ${listen};
    location / { ${location} }
  }
}
`;

/** Writes the file from its model, which ends in `.in` and has `@PORT@` for the port. */
export const withPort = (file: string): string => `sed s/@PORT@/{port}/ ${file}.in > ${file}`;

export const nginx = (folder: string): string => `nginx -e stderr -c '${folder}/nginx.conf'`;

/** Starts what listens on the socket, and then, in the foreground, what asks it. */
export const behindSocket = (back: string, socket: string, front: string): string =>
  `rm -f ${socket}; ${back} & while [ ! -S ${socket} ]; do sleep 0.05; done; exec ${front}`;
