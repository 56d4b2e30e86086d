package io.github.movietable.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoJsonTest {
    @Test
    void look() throws IOException {
        for (String t : List.of("[{\"a\":NaN}]", "[{\"a\":-Infinity}]", "[{\"a\":Infinity}]","[{\"a\":undefined}]","[{\"a\":None}]","[{\"a\":True}]","[{\"a\":secret}]",
          "[{\"a\":01}]","[{\"a\":+1}]","[{\"a\":.5}]","[{\"a\":1.}]","[{\"a\":0x1F}]","[{\"a\":1,}]","[{a:1}]","[{'a':1}]","[{\"a\":'x'}]","[{\"a\" 1}]","[{\"a\"=1}]","[{\"a\":1 \"b\":2}]","[{\"a\":1;\"b\":2}]",
          "[{\"a\":1} {\"b\":2}]","[{\"a\":\"x\ny\"}]","[{\"a\":\"x\ty\"}]","[{\"a\":\"\\x\"}]","[{\"a\":\"\\u00g0\"}]","[{\"a\":1} // no\n]","[/* c */{\"a\":1}]","[{\"a\":1}}","{\"a\":1]","[{\"a\":1},,{}]","[{},\uFEFF{}]","{\"a\":[1,]}","{\"a\":\"x\" + \"y\"}","[{\"a\":“x”}]","[{\"a\":1}]<html>","[{\"a\":-}]","[{\"a\":1e}]","[{\"a\":12abc}]","[{\"a\":nulll}]","[{\"a\":tru","[{\"a\":-","[{\"a\":\u0001}]", "[\u00a0{}]","{\"a\":1}\n\n{\"a\" 2}\n{\"b\":1}\n", "{\"a\":1}\n{\"a\": {\"b\n{\"b\":1}\n","{\"a\":1} oops\n{\"b\":1}\n","{\"a\":1}\n{\"b\":1}\n{\"c\": x}","{\n \"a\": x\n}\n{\"b\":1}")) {
            StringBuilder b = new StringBuilder();
            try (Source.Records r = JsonRecords.open(new ByteArrayInputStream(t.getBytes(UTF_8)))) {
                for (var n = r.next(); n.isPresent(); n = r.next()) {
                    if (!n.get().problem().pointer().equals("/year")) b.append(n.get().position() + n.get().problem().rule() + n.get().text() + " | ");
                }
            } catch (IOException e) {
                b.append(e.getMessage());
            }
            System.out.println(t.replace("\n", "\\n") + "   ==> " + b);
        }
    }
}
