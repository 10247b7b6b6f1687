// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/decoder.h"
#include "app/profile/pathpattern.h"
#include "app/stream/eventstreamparser.h"
#include "tests/decode/shippedprofile.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <memory>
#include <type_traits>
#include <vector>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

constexpr int FirstEvents = 32; // as many as are looked at for a signature

struct Address
{
    QString path;
    QByteArray header; // one that tells the server from others
};

// Where the real server has it.
Address addressOf(const QString &body)
{
    static const QHash<QString, Address> addresses{
        {u"argo"_s, {u"/api/v1/workflow-events/argo"_s, {}}},
        {u"argo-logs"_s, {u"/api/v1/workflows/argo/build-x7k2p/log"_s, {}}},
        {u"buildbot"_s, {u"/sse/listen/*/*/*"_s, {}}},
        {u"concourse"_s, {u"/api/v1/builds/42/events"_s, "X-ATC-Stream-Version"}},
        {u"dagu"_s, {u"/api/v1/events/stream"_s, {}}},
        {u"drone"_s, {u"/api/stream"_s, {}}},
        {u"drone-gitness"_s, {u"/api/v1/spaces/acme/+/events"_s, {}}},
        {u"drone-logs"_s, {u"/api/stream/octocat/hello/42/1/2"_s, {}}},
        {u"gradio"_s, {u"/gradio_api/queue/data"_s, {}}},
        {u"graphql-sse"_s, {u"/graphql"_s, {}}},
        {u"jenkins"_s, {u"/sse-gateway/listen/runwatch"_s, {}}},
        {u"kestra"_s, {u"/api/v1/executions/4Xk0aBcDeFgHiJkLmNoPq/follow"_s, {}}},
        {u"kestra-logs"_s, {u"/api/v1/logs/4Xk0aBcDeFgHiJkLmNoPq/follow"_s, {}}},
        {u"mcp"_s, {u"/mcp"_s, {}}},
        {u"mercure"_s, {u"/.well-known/mercure"_s, {}}},
        {u"n8n"_s, {u"/rest/push"_s, {}}},
        {u"ntfy"_s, {u"/builds/sse"_s, {}}},
        {u"replicate"_s, {u"/v1/predictions/ufawqhfynnddngldkgtslldrkq"_s, {}}},
        {u"stackstorm"_s, {u"/stream/v1/stream"_s, {}}},
        {u"stackstorm-logs"_s, {u"/stream/v1/executions/598dbf0c0640fd54bffc688b/output"_s, {}}},
        {u"trpc"_s, {u"/api/trpc/job.progress"_s, {}}},
        {u"windmill"_s, {u"/api/w/acme/jobs_u/getupdate_sse/018f2b1c"_s, {}}},
        {u"woodpecker"_s, {u"/api/stream/events"_s, {}}},
        {u"woodpecker-logs"_s, {u"/api/stream/logs/7/12/1003"_s, {}}},
    };
    QString name = body;
    while (!name.isEmpty() && !addresses.contains(name))
        name = name.section(u'-', 0, -2);
    return addresses.value(name, {u"/events/progress"_s, {}});
}

// As the run that opens a stream does it: all that a signature gives must fit.
bool fits(const RuleSet &rules, const Address &address, const QByteArray &body)
{
    const Profile::Signature &signature = rules.profile().signature;
    if (signature.isEmpty() || !matchPath(rules.profile(), QUrl(u"http://127.0.0.1"_s + address.path)))
        return false;
    for (const auto &[header, value] : signature.headers) {
        if (header != address.header)
            return false;
    }
    if (signature.events.isEmpty())
        return true;
    Decoder decoder;
    int events = 0;
    bool found = false;
    EventStreamParser parser;
    parser.feed(body, [&](const auto &what) {
        if constexpr (std::is_same_v<std::decay_t<decltype(what)>, ServerSentEvent>)
            found = found || (++events <= FirstEvents && decoder.fitsSignature(what, rules));
    });
    return found;
}

const std::vector<std::unique_ptr<const RuleSet>> &allRules()
{
    static const auto all = [] {
        std::vector<std::unique_ptr<const RuleSet>> made;
        for (const QString &name : shippedNames())
            made.push_back(std::make_unique<const RuleSet>(shippedProfile(name)));
        return made;
    }();
    return all;
}

QStringList fitting(const Address &address, const QByteArray &body)
{
    QStringList names;
    for (const auto &rules : allRules()) {
        if (fits(*rules, address, body))
            names.append(rules->profile().id);
    }
    return names;
}

QStringList linesOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? QString::fromUtf8(source.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                            : QStringList();
}

} // namespace

class TestShippedProfiles : public QObject
{
    Q_OBJECT

private slots:
    void everyServerHasOne();
    void everyOneHasABody();
    void readsABody_data();
    void readsABody();
    void isKnownByItsSignature_data();
    void isKnownByItsSignature();
    void leavesTheBuiltInShapesAlone_data();
    void leavesTheBuiltInShapesAlone();
};

void TestShippedProfiles::everyServerHasOne()
{
    const QStringList names = shippedNames();
    const QStringList servers{u"mcp"_s,        u"buildbot"_s, u"argo"_s,    u"kestra"_s,   u"stackstorm"_s,
                              u"woodpecker"_s, u"drone"_s,    u"concourse"_s, u"windmill"_s, u"gradio"_s,
                              u"jenkins"_s,    u"replicate"_s, u"n8n"_s,    u"ntfy"_s,     u"trpc"_s,
                              u"graphql-sse"_s, u"mercure"_s, u"nchan"_s,
                              u"argo-logs"_s,  u"kestra-logs"_s, u"stackstorm-logs"_s, u"woodpecker-logs"_s,
                              u"drone-logs"_s, u"dagu"_s};
    for (const QString &server : servers)
        QVERIFY2(names.contains(server), qPrintable(server));
}

void TestShippedProfiles::everyOneHasABody()
{
    QStringList without = shippedNames();
    for (const ServerBody &body : serverBodies())
        without.removeAll(body.profile);
    QCOMPARE(without, QStringList());
}

void TestShippedProfiles::readsABody_data()
{
    QTest::addColumn<int>("number");
    const QList<ServerBody> bodies = serverBodies();
    for (int i = 0; i < bodies.size(); ++i)
        QTest::newRow(qPrintable(bodies.at(i).name)) << i;
}

// Every event is understood, and means what the .expected file says.
void TestShippedProfiles::readsABody()
{
    QFETCH(const int, number);
    const ServerBody body = serverBodies().at(number);
    const QStringList lines = readingOf(body);
    const QString file = QStringLiteral(RUNWATCH_TEST_DATA "/profiles/") + body.name + u".expected"_s;
    if (const QString folder = qEnvironmentVariable("RUNWATCH_READINGS"); !folder.isEmpty()) {
        QFile written(folder + u'/' + body.name + u".expected"_s);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(lines.join(u'\n').toUtf8() + '\n');
    }
    for (const QString &line : lines)
        QVERIFY2(!line.contains(u": ?"_s), qPrintable(line));
    QCOMPARE(lines, linesOf(file));
}

void TestShippedProfiles::isKnownByItsSignature_data()
{
    readsABody_data();
}

void TestShippedProfiles::isKnownByItsSignature()
{
    QFETCH(const int, number);
    const ServerBody body = serverBodies().at(number);
    const bool isOutOfItsPlace = body.name == u"gradio-call"_s || body.profile == u"nchan"_s;
    const QStringList expected = isOutOfItsPlace ? QStringList() : QStringList{body.profile};
    QCOMPARE(fitting(addressOf(body.name), body.bytes), expected);
}

void TestShippedProfiles::leavesTheBuiltInShapesAlone_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(RUNWATCH_TEST_DATA "/interop"));
    for (const QString &file : folder.entryList({u"*.jsonl"_s}, QDir::Files))
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
}

// Wherever they come from: a stream of the built-in shapes needs no profile.
void TestShippedProfiles::leavesTheBuiltInShapesAlone()
{
    QFETCH(const QString, file);
    const QStringList lines = linesOf(file);
    QVERIFY(!lines.isEmpty());
    QByteArray unnamed;
    QByteArray named;
    for (const QString &line : lines) {
        unnamed += "data: " + line.toUtf8() + "\n\n";
        for (const char *name : {"progress", "log", "complete", "update", "connected", "error", "output"})
            named += QByteArray("id: 1\nevent: ") + name + "\ndata: " + line.toUtf8() + "\n\n";
    }
    for (const QString &path : {u"/events/progress"_s, u"/api/jobs/7/events"_s, u"/stream"_s, u"/builds"_s}) {
        QCOMPARE(fitting({path, {}}, unnamed), QStringList());
        QCOMPARE(fitting({path, {}}, named), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestShippedProfiles)
#include "tst_shippedprofiles.moc"
