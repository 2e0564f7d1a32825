using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Expressions;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Expressions;

public sealed class JavaScriptTests
{
    [Theory]
    [InlineData("'a' + 1", "a1")]
    [InlineData("return 'r'", "r")]
    [InlineData("let x = 2; let y = 3; x * y", "6")]
    [InlineData("if (true) { return 'in' } 'out'", "in")]
    [InlineData("true", "True")]
    [InlineData("({a: [1, 'x', null]})", """{"a":[1,"x",null]}""")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("[getVariable('S'), getS(), variables.S].join('|')", "s|s|s")]
    [InlineData("setVariable('S', 't'); getS()", "t")]
    [InlineData("setS('u'); variables.S", "u")]
    [InlineData("variables.S = 'v'; getVariable('S')", "v")]
    [InlineData("variables.L.push(3); variables.L.length + getL().length", "5")]
    [InlineData("variables.L[0] = 7; setL([1]); variables.L.push(2); variables.L.join()", "1,2")]
    [InlineData("getVariable('Nil') === null", "True")]
    [InlineData("getVariable('none') === null", "True")]
    [InlineData("getInput('none') === null", "True")]
    [InlineData("getWorkflowInstanceId() + getWorkflowDefinitionId() + getCorrelationId()", "i1flownull")]
    [InlineData("new Date().toISOString()", "2026-03-02T09:00:00.000Z")]
    [InlineData("new Date(Date.now() + 1000)", "2026-03-02T09:00:01.000Z")]
    [InlineData("'abc'.replace(/b/, 'x').padStart(5, '-').repeat(2)", "--axc--axc")]
    [InlineData("['a', ['b', 'c'], null, undefined].join('+')", "a+b,c++")]
    [InlineData("'a.b.c'.replaceAll('.', () => '$')", "a$b$c")]
    [InlineData("JSON.stringify(JSON.parse('{\"k\": [1, {\"z\": null}]}'))", """{"k":[1,{"z":null}]}""")]
    [InlineData("'a-b'.split('-').concat(['c']).toString()", "a,b,c")]
    [InlineData("parseGuid('7B3F0C51-5A5D-4C36-9B0E-0D9D6D1C8A11')", "7b3f0c51-5a5d-4c36-9b0e-0d9d6d1c8a11")]
    [InlineData("newGuid() !== newGuid() && parseGuid(newGuidString()).length === 36", "True")]
    [InlineData("newShortGuid() !== getShortGuid() && /^[A-Za-z0-9]{18,22}$/.test(newShortGuid())", "True")]
    [InlineData("stringToBase64('für') + stringFromBase64('ZsO8cg==')", "ZsO8cg==für")]
    [InlineData("bytesFromString('für').join() + bytesToString([102, 195, 188, 114])", "102,195,188,114für")]
    [InlineData("bytesToBase64([1, 2, 255]) + bytesFromBase64('AQL/').join()", "AQL/1,2,255")]
    [InlineData("getLastResult() === null", "True")]
    [InlineData("getNil() === null && getResultFromLater() === null", "True")]
    [InlineData("let said = ''; try { getStauts() } catch (e) { said = e.name } said", "ReferenceError")]
    public void Scripts_give(string javaScript, string expected) => Assert.Equal(expected, Text(Run(javaScript)));

    [Theory]
    [InlineData("nope.nope", "nope is not defined")]
    [InlineData("null.x", "line 1")]
    [InlineData("throw new Error('mine')", "mine")]
    [InlineData("1 +", "JavaScript:")]
    [InlineData("eval('1')", "JavaScript:")]
    [InlineData("new Function('return 1')()", "JavaScript:")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "System is not defined")]
    [InlineData("importNamespace('System')", "importNamespace is not defined")]
    [InlineData("let a = []; a.push(a); a", "contains itself")]
    [InlineData("new Uint8Array(1e9).length", "Uint8Array is not defined")]
    [InlineData("getStauts() === 'ok'", "getStauts is not defined")]
    [InlineData("setStauts('ok')", "setStauts is not defined")]
    [InlineData("getResultFromNobody()", "getResultFromNobody is not defined")]
    [InlineData("getTypoFromLater()", "getTypoFromLater is not defined")]
    [InlineData("getGuid()", "getGuid is not defined")]
    [InlineData("parseGuid('x')", "no identifier")]
    [InlineData("stringFromBase64('?')", "no Base64")]
    [InlineData("bytesToString([256])", "from 0 to 255")]
    [InlineData("bytesToString('text')", "list of numbers")]
    public void A_script_that_fails_is_an_incident(string javaScript, string message) =>
        Assert.Contains(message, Assert.Single(Run(javaScript).State.Incidents).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("while (true) {}")]
    [InlineData("for (;;);")]
    [InlineData("(function f() { return f() })()")]
    [InlineData("let o = {get a() { return this.a }}; o.a")]
    [InlineData("let s = 'x'; while (true) s += s")]
    [InlineData("let s = 'x'; for (let i = 0; i < 40; i++) s = s.concat(s); s.length")]
    [InlineData("'x'.repeat(5e8).length")]
    [InlineData("'x'.repeat(1e6).repeat(1e3).length")]
    [InlineData("'x'.padEnd(5e8).length")]
    [InlineData("'x'.padStart(5e8, 'ab').length")]
    [InlineData("'x'.repeat(3e4).replaceAll('x', 'y'.repeat(6e4)).length")]
    [InlineData("'x'.repeat(3e4).replace(/x/g, 'y'.repeat(6e4)).length")]
    [InlineData("'x'.repeat(1e5).replace(/x/g, '$`').length")]
    [InlineData("let s = 'y'.repeat(1e5); 'x'.repeat(1e5).replaceAll('x', () => s).length")]
    [InlineData("let s = 'y'.repeat(1e6); Array(1000).fill(s).join('').length")]
    [InlineData("Array(90000).join('y'.repeat(1e5)).length")]
    [InlineData("let s = 'y'.repeat(1e6); String(Array(1000).fill(s)).length")]
    [InlineData("let s = 'y'.repeat(1e6); JSON.stringify(Array(1000).fill(s)).length")]
    [InlineData("Array(1e9).fill(0).length")]
    [InlineData("let a = [1]; while (true) a = a.concat(a)")]
    [InlineData("let a = []; while (true) a.push('x')")]
    [InlineData("let n = 2n; while (true) n = n * n")]
    [InlineData("let n = BigInt(2); while (true) n = n * n")]
    [InlineData("JSON.parse('['.repeat(1e5))")]
    [InlineData("[...'x'.repeat(1e6)].length")]
    [InlineData("'x'.repeat(9e5).split('').length")]
    [InlineData("[3,2,1].sort(() => { while (true) {} })")]
    [InlineData("let o = {toString() { return '' + o }}; '' + o")]
    [InlineData("let o = {valueOf() { return +o }}; +o")]
    [InlineData("let p = new Proxy({}, {get(t, k, r) { return r[k] }}); p.x")]
    [InlineData("function* g() { while (true) yield 1 } for (const x of g()) {}")]
    [InlineData("function* g() { while (true) yield 1 } [...g()].length")]
    [InlineData("Array.from({length: 1e5}, () => Array.from({length: 1e5})).length")]
    [InlineData("let s = 'x'; while (true) s = `${s}${s}`")]
    [InlineData("'x'.repeat(1e6).match(/./g).length")]
    [InlineData("[...'x'.repeat(1e6).matchAll(/./g)].length")]
    [InlineData("'x'.repeat(1e6).search(/(x*)*y/)")]
    [InlineData("JSON.parse('{\"a\":'.repeat(1e5))")]
    [InlineData("JSON.parse('{\"a\":{\"a\":1}}', function f(k, v) { return JSON.parse('{\"a\":1}', f) })")]
    [InlineData("encodeURIComponent('€'.repeat(1e6)).length")]
    [InlineData("Object.keys('x'.repeat(1e6)).length")]
    [InlineData("Object.assign({}, 'x'.repeat(1e6)).length")]
    [InlineData("Reflect.ownKeys(Object('x'.repeat(1e6))).length")]
    [InlineData("let a = []; a.push(a); a.flat(Infinity)")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; String(a)")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; JSON.stringify(a)")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; a")]
    [InlineData("let a = {}; for (let i = 0; i < 30000; i++) a = {a}; setVariable('S', a)")]
    [InlineData("async function f() { await f() } f()")]
    [InlineData("(async () => { while (true) await 1 })()")]
    [InlineData("[...{[Symbol.iterator]() { return {next() { return {value: 1, done: false}}}}}].length")]
    [InlineData("let m = new Map(); for (let i = 0;; i++) m.set(i, i)")]
    [InlineData("Array.prototype.fill.call({length: 2**53 - 1}, 1)")]
    [InlineData("let a = []; a[4294967294] = 1; a")]
    [InlineData("class A { constructor() { return new A() } } new A()")]
    [InlineData("Array(1e3).fill('x'.repeat(1e6))")]
    [InlineData("let a = ['x'.repeat(1e6)]; setVariable('S', Array(500).fill(a))")]
    [InlineData("Object.keys({...'x'.repeat(1e6)}).length")]
    [InlineData("Object.keys({a: 1, ...{b: 2}, ...{...'x'.repeat(1e6)}}).length")]
    [InlineData("Object.keys({...Object('x'.repeat(1e6))}).length")]
    [InlineData("globalThis['coAudit' + 'Spread'] = x => x; Object.keys({...'x'.repeat(1e6)}).length")]
    [InlineData("delete globalThis['coAudit' + 'Spread']; Object.keys({...'x'.repeat(1e6)}).length")]
    [InlineData("let s = 'x'; for (let i = 0; i < 20; i++) s += s; ({...s})")]
    [InlineData("let s = 'x'; for (let i = 0; i < 20; i++) s += s; stringToBase64(s)")]
    [InlineData("let s = 'AAAA'.repeat(2e5); bytesFromBase64(s).length")]
    [InlineData("let s = 'x'.repeat(1e6); for (;;) s = stringToBase64(s)")]
    public void A_bomb_is_stopped_by_what_is_counted_and_in_little_memory(string javaScript)
    {
        ScriptBudget.WithoutClock = true;
        try
        {
            AssertStopped(javaScript);
        }
        finally
        {
            ScriptBudget.WithoutClock = false;
        }
    }

    [Theory]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + '!')")]
    [InlineData("new RegExp('(a+)+$').exec('a'.repeat(40) + '!')")]
    [InlineData("function f() { Promise.resolve().then(f) } f()")]
    [InlineData("let s = 'a'.repeat(1e6); for (;;) s.split('b')")]
    [InlineData("let a = []; a.length = 4294967295; a.sort()")]
    public void What_takes_long_without_making_anything_is_stopped_all_the_same(string javaScript) => AssertStopped(javaScript);

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("!", "1", "")]
    [InlineData("1+", "1", "")]
    [InlineData("a.", "a", "")]
    [InlineData("{", "1", "}")]
    [InlineData("1?1:", "1", "")]
    [InlineData("()=>", "1", "")]
    [InlineData("if(1)", "1", "")]
    [InlineData("try{", "1", "}finally{}")]
    public void A_script_that_nests_without_end_is_told_of_before_it_runs(string before, string middle, string after)
    {
        var times = 60_000 / (before.Length + after.Length);
        var script = string.Concat(Enumerable.Repeat(before, times)) + middle + string.Concat(Enumerable.Repeat(after, times));

        Assert.StartsWith("JavaScript:", new JavaScriptExpression(script).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("({...{a: 1}, b: 2}).a", "1")]
    [InlineData("let o = {a: 1}; ({b: 2, ...o, ...{c: {...o}}}).c.a", "1")]
    [InlineData("Object.keys({...null, ...undefined, ...(true ? {d: 4} : {})}).length", "1")]
    [InlineData("Object.keys({...'abc', ...[1, 2]}).length", "3")]
    [InlineData("[...'abc', ...[1]].length", "4")]
    [InlineData("let {a, b: [c]} = {a: 1, b: [2]}; a + c", "3")]
    public void What_is_spread_into_an_object_is_in_it(string javaScript, string expected) => Assert.Equal(expected, Text(Run(javaScript)));

    [Theory]
    [InlineData("let {...rest} = 'x'; rest", "rest of an object")]
    [InlineData("(({...rest}) => rest)('x')", "rest of an object")]
    [InlineData("let rest; ({...rest} = 'x'); rest", "rest of an object")]
    [InlineData("for (let {...rest} of ['x']) rest", "rest of an object")]
    [InlineData("let coAuditSpread = x => x; ({...'x'})", "coAuditSpread is taken")]
    [InlineData("with ({['coAudit' + 'Spread']: x => x}) ({...'x'})", "with")]
    public void What_cannot_be_guarded_is_told_of_before_it_runs(string javaScript, string reason) =>
        Assert.Contains(reason, new JavaScriptExpression(javaScript).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_script_of_a_hundred_thousand_letters_is_told_of_before_it_runs() =>
        Assert.Contains("64,000", new JavaScriptExpression(new string(' ', 100_000) + "1").Problem, StringComparison.Ordinal);

    [Fact]
    public void A_loop_of_a_normal_size_is_no_bomb() => Assert.Equal("4950", Text(Run("let sum = 0; for (let i = 0; i < 100; i++) { for (let j = 0; j < 100; j++) { sum += j / 100 } } Math.round(sum)")));

    [Fact]
    public void Random_numbers_repeat_with_the_burst_and_differ_between_instances()
    {
        var world = new World();
        world.Import(new FlowBuilder().Script("s", "Math.random()").Compile());
        var numbers = Enumerable.Range(0, 2).Select(_ => Text(world.Execute("flow"))).ToList();

        Assert.NotEqual(numbers[0], numbers[1]);
        Assert.Equal(numbers[0], Text(new FlowBuilder().Script("s", "Math.random()").Start()));
    }

    [Fact]
    public void New_identifiers_repeat_with_the_burst_too()
    {
        var script = new FlowBuilder().Script("s", "newGuid() + newShortGuid()");

        Assert.Equal(Text(script.Start()), Text(script.Start()));
    }

    [Fact]
    public void The_last_result_is_that_of_the_activity_that_gave_one_last_in_the_burst() => Assert.Equal(
        "2",
        Text(new FlowBuilder().Node("r", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("1"))).Node("q", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("2"))).Lines("l")
            .Script("s", "getLastResult()").Arrows("r>q q>l l>s").Start()));

    [Fact]
    public void What_one_script_leaves_behind_no_other_sees()
    {
        var instance = new FlowBuilder()
            .Script("a", "leak = 1; String.prototype.shout = function () { return 'leaked' }; 'a'")
            .Script("b", "typeof leak + typeof ''.shout")
            .Arrows("a>b").Start();

        Assert.Equal("undefinedundefined", Text(instance, "b"));
    }

    [Fact]
    public void Names_with_a_small_first_letter_have_accessors_too() =>
        Assert.Equal("3", Text(new FlowBuilder().Variable("counter", "Int32", "1").Script("s", "setCounter(getCounter() + 2); getCounter() && getVariable('counter')").Start()));

    [Fact]
    public void A_declared_input_that_was_not_given_is_null() => Assert.Equal("True", Text(new FlowBuilder().Input("who").Script("s", "getWho() === null").Start()));

    [Fact]
    public void A_workflow_input_has_an_accessor_too() =>
        Assert.Equal("Ann", Text(new FlowBuilder().Input("Who").Script("s", "getWho()").Start(new JsonObject { ["Who"] = "Ann" })));

    private static void AssertStopped(string javaScript)
    {
        Run("1");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var instance = Run(javaScript);

        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000_000);
    }

    [Theory]
    [InlineData("variables.L.push(3)", "[1,2,3]")]
    [InlineData("variables.L[0] = 5", "[5,2]")]
    [InlineData("let l = variables.L; l.pop(); 'x'", "[1]")]
    [InlineData("variables.L = [9]; variables.L.push(8)", "[9,8]")]
    [InlineData("variables.L.push(3); setVariable('L', [4])", "[4]")]
    [InlineData("variables.L.slice(1)", "[1,2]")]
    public void What_a_script_changes_inside_a_variable_is_kept(string javaScript, string expected) =>
        Assert.Equal(expected, Run(javaScript).Variable("L")!.ToJsonString());

    [Fact]
    public void What_one_script_held_of_a_variable_is_not_what_the_next_one_sees()
    {
        var instance = new FlowBuilder().Variable("L", "Object", "[1]", isArray: true).Script("a", "variables.L.push(2)").Script("b", "setL([5])").Script("s", "variables.L.push(6); variables.L.join()")
            .Arrows("a>b b>s").Start();

        Assert.Equal("5,6", Text(instance));
    }

    private static Instance Run(string javaScript) => new FlowBuilder().Variable("S", "String", "s").Variable("Nil", "String").Variable("L", "Object", "[1,2]", isArray: true).Script("s", javaScript).Events("Later").Start();

    private static string? Text(Instance instance, string id = "s")
    {
        Assert.Empty(instance.State.Incidents);
        return (string?)instance.Journal.Single(e => e.ActivityId == id && e.EventName == "Completed").Inputs!["Text"];
    }
}
