// Servers of Go, Rust and the JVM.

import { LOOP, type ServerEntry } from '../server-entry.ts';

const JAVA_BURN = `int turns = Integer.parseInt(System.getenv("BURN"));
int x = 1;
for (int i = 0; i < turns; i++) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; }
String burned = x == 0 ? "none" : "some";`;

const GO_FILES = {
  'go.mod': 'module hello\n\ngo 1.18\n',
  'main.go': `package main

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
)

func main() {
	turns, _ := strconv.Atoi(os.Getenv("BURN"))
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		x := uint32(1)
		for i := 0; i < turns; i++ {
			x ^= x << 13
			x ^= x >> 17
			x ^= x << 5
		}
		fmt.Fprintf(w, "hello %t\\n", x == 0)
	})
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), nil)
}
`,
};

export const COMPILED_ENTRIES: readonly ServerEntry[] = [
  {
    name: 'Go net/http by go run',
    programs: ['go'],
    packages: ['golang-go'],
    // The first compilation of net/http may take longer than a server may to start.
    prepare: { files: GO_FILES, commands: ['GOCACHE="$PWD/go" go build -o hello .'] },
    files: () => GO_FILES,
    start: ({ cache }) => `GOCACHE='${cache}/go' GOFLAGS=-buildvcs=false exec go run main.go`,
    cost: LOOP,
    burn: 10_000,
  },
  {
    name: 'axum',
    programs: ['cargo'],
    packages: ['cargo'],
    prepare: {
      files: {
        'Cargo.toml': `[package]
name = "hello"
version = "0.1.0"
edition = "2021"
[dependencies]
axum = "0.8"
tokio = { version = "1", features = ["rt-multi-thread", "net", "macros"] }
[profile.release]
debug = false
`,
        'src/main.rs': `use axum::{routing::get, Router};

#[tokio::main]
async fn main() {
    let turns: u32 = std::env::var("BURN").unwrap().parse().unwrap();
    let app = Router::new().route("/", get(move || async move {
        let mut x: u32 = 1;
        for _ in 0..turns {
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
        }
        format!("hello {}\\n", x == 0)
    }));
    let address = format!("127.0.0.1:{}", std::env::var("PORT").unwrap());
    let listener = tokio::net::TcpListener::bind(address).await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
`,
      },
      commands: ['cargo build --release --quiet'],
    },
    files: () => ({}),
    start: ({ cache }) => `exec '${cache}/target/release/hello'`,
    cost: LOOP,
    burn: 10_000,
  },
  {
    name: 'Spring Boot',
    programs: ['mvn', 'java'],
    packages: ['maven', 'default-jdk-headless'],
    prepare: {
      files: {
        'pom.xml': `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>3.4.1</version>
  </parent>
  <groupId>hello</groupId>
  <artifactId>hello</artifactId>
  <version>1</version>
  <properties><java.version>17</java.version></properties>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-maven-plugin</artifactId>
      </plugin>
    </plugins>
  </build>
</project>
`,
        'src/main/java/hello/App.java': `package hello;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class App {
  public static void main(String[] args) { SpringApplication.run(App.class, args); }

  @GetMapping("/")
  public Map<String, String> index() {
    ${JAVA_BURN}
    return Map.of("hello", "world", "burned", burned);
  }
}
`,
      },
      commands: ['mvn --batch-mode --quiet package'],
    },
    files: () => ({}),
    start: ({ cache }) =>
      `exec java -jar '${cache}/target/hello-1.jar' --server.address=127.0.0.1 --server.port={port}`,
    cost: LOOP,
    burn: 200_000,
    warmup: 12,
  },
  {
    name: 'Tomcat',
    programs: ['java', '/usr/share/tomcat10/bin/catalina.sh'],
    packages: ['tomcat10-common', 'default-jdk-headless'],
    files: () => ({
      'conf/server.xml': `<Server port="-1">
  <Service name="Catalina">
    <Connector address="127.0.0.1" port="\${port}" protocol="HTTP/1.1" maxKeepAliveRequests="-1"/>
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" unpackWARs="false" autoDeploy="false"/>
    </Engine>
  </Service>
</Server>
`,
      'conf/web.xml': `<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="5.0">
  <servlet>
    <servlet-name>jsp</servlet-name>
    <servlet-class>org.apache.jasper.servlet.JspServlet</servlet-class>
  </servlet>
  <servlet-mapping><servlet-name>jsp</servlet-name><url-pattern>*.jsp</url-pattern></servlet-mapping>
  <servlet-mapping><servlet-name>jsp</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
  <welcome-file-list><welcome-file>index.jsp</welcome-file></welcome-file-list>
</web-app>
`,
      'webapps/ROOT/index.jsp': `<%@ page contentType="text/plain" session="false" %><% ${JAVA_BURN} %>hello <%= burned %>\n`,
      'logs/readme': '',
      'temp/readme': '',
      'work/readme': '',
    }),
    start: ({ folder }) =>
      `CATALINA_HOME=/usr/share/tomcat10 CATALINA_BASE='${folder}' CATALINA_TMPDIR='${folder}/temp' ` +
      `CATALINA_OPTS=-Dport={port} exec /usr/share/tomcat10/bin/catalina.sh run`,
    cost: LOOP,
    burn: 100_000,
    warmup: 12,
  },
];
