// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/secrets/tokenstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Place = TokenStore::Place;

namespace {

const QString origin = u"https://batch.example.org:8443"_s;

// By hand, or KEYRING=none: there is no keyring, and the same must work without.
bool hasKeyring()
{
    return TokenStore::isBuiltWithKeychain() && qgetenv("KEYRING") == "gnome";
}

QByteArray readBy(TokenStore &store, const QString &server = origin)
{
    QSignalSpy read(&store, &TokenStore::tokenRead);
    store.read(server);
    if (!read.isEmpty() || !read.wait() || read.first().first().toString() != server)
        return "no answer";
    return read.first().at(1).toByteArray();
}

Place keepIn(TokenStore &store, Place place, const QByteArray &token)
{
    QSignalSpy kept(&store, &TokenStore::tokenKept);
    store.keep(origin, token, place);
    if (!kept.isEmpty() || !kept.wait())
        qFatal("no answer");
    return kept.first().at(1).value<Place>();
}

} // namespace

// keyring_session.sh runs it with a real keyring, and with none.
class TokenStoreTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        TokenStore store;
        QSignalSpy removed(&store, &TokenStore::tokenRemoved);
        store.remove(origin);
        QVERIFY(removed.wait());
    }

    void knowsNothingAtFirst()
    {
        TokenStore store;
        QCOMPARE(store.token(origin), QByteArray());
        QCOMPARE(readBy(store), QByteArray());
    }

    void keepsATokenForTheNextStart()
    {
        const QByteArray token = "s3cret \xC3\xA4\x7E==";
        {
            TokenStore store;
            QCOMPARE(keepIn(store, Place::Keychain, token), hasKeyring() ? Place::Keychain : Place::Memory);
            QCOMPARE(store.token(origin), token);
            QCOMPARE(readBy(store), token);
        }
        TokenStore next;
        QCOMPARE(next.token(origin), QByteArray());
        QCOMPARE(readBy(next), hasKeyring() ? token : QByteArray());
        QCOMPARE(next.token(origin), hasKeyring() ? token : QByteArray());
    }

    void givesATokenToItsOriginAlone()
    {
        TokenStore store;
        keepIn(store, Place::Keychain, "s3cret");
        TokenStore next;
        for (const QString &other : {u"http://batch.example.org:8443"_s, u"https://batch.example.org"_s,
                                     u"https://example.org:8443"_s, u"https://batch.example.org:84"_s}) {
            QCOMPARE(store.token(other), QByteArray());
            QCOMPARE(readBy(next, other), QByteArray());
        }
    }

    void keepsATokenForThisSessionOnly()
    {
        TokenStore store;
        QCOMPARE(keepIn(store, Place::Memory, "s3cret"), Place::Memory);
        QCOMPARE(readBy(store), "s3cret");
        TokenStore next;
        QCOMPARE(readBy(next), QByteArray());
    }

    void removesAToken()
    {
        TokenStore store;
        keepIn(store, Place::Keychain, "s3cret");
        QSignalSpy removed(&store, &TokenStore::tokenRemoved);
        store.remove(origin);
        QCOMPARE(store.token(origin), QByteArray());
        QVERIFY(removed.wait());
        QCOMPARE(removed.first().at(1).toBool(), hasKeyring() || !TokenStore::isBuiltWithKeychain());
        QCOMPARE(readBy(store), QByteArray());
        TokenStore next;
        QCOMPARE(readBy(next), QByteArray());
    }

    void aLateAnswerChangesNothing()
    {
        TokenStore first;
        keepIn(first, Place::Keychain, "old");
        TokenStore store;
        QSignalSpy read(&store, &TokenStore::tokenRead);
        QSignalSpy removed(&store, &TokenStore::tokenRemoved);
        store.read(origin);
        store.remove(origin);
        QVERIFY(removed.wait());
        QCOMPARE(read.count(), 1);
        QCOMPARE(read.first().at(1).toByteArray(), QByteArray());
        QCOMPARE(store.token(origin), QByteArray());

        store.read(origin);
        store.keep(origin, "new", Place::Keychain);
        QTRY_COMPARE(read.count(), 2);
        QCOMPARE(read.last().at(1).toByteArray(), "new");
    }

    void mayDieBeforeTheAnswer()
    {
        {
            TokenStore store;
            store.read(origin);
            store.keep(origin, "s3cret", Place::Keychain);
        }
        TokenStore next; // after what was under way
        QCOMPARE(readBy(next), hasKeyring() ? QByteArray("s3cret") : QByteArray());
    }
};

QTEST_GUILESS_MAIN(TokenStoreTest)
#include "tst_tokenstore.moc"
