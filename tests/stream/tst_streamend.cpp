// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/streamend.h"

#include <QMetaEnum>
#include <QSet>
#include <QTest>

using namespace runwatch;
using Kind = StreamEnd::Kind;

class TestStreamEnd final : public QObject
{
    Q_OBJECT

private slots:
    // hostile.md, section 1, row 33.
    void triesAgainAfterTheseStatusesAlone()
    {
        const QSet<int> again{408, 425, 429};
        for (int status = 100; status < 1'000; ++status) {
            const bool isServersTrouble = status / 100 == 5;
            QVERIFY2(isRecoverable({Kind::HttpStatus, status, {}}) == (isServersTrouble || again.contains(status)),
                     qPrintable(QString::number(status)));
        }
    }

    void triesNothingAgainThatCannotHelp()
    {
        QSet<Kind> final{Kind::None,
                         Kind::NoContent,
                         Kind::TlsFailed,
                         Kind::ClientCertificateWanted,
                         Kind::ClientCertificateUnreadable,
                         Kind::HttpStatus,
                         Kind::WrongContentType,
                         Kind::Compressed,
                         Kind::RedirectRefused,
                         Kind::TooManyRedirects,
                         Kind::LineWithoutEnd,
                         Kind::LostBeforeAnswer,
                         Kind::CertificateAuthorityUnreadable,
                         Kind::VariableMissing,
                         Kind::VariableUnusable,
                         Kind::AnswerIncomplete,
                         Kind::ClosedByUs};
        const auto kinds = QMetaEnum::fromType<Kind>();
        for (int i = 0; i < kinds.keyCount(); ++i) {
            const Kind kind = Kind(kinds.value(i));
            QVERIFY2(isRecoverable({kind, 0, {}}) != final.contains(kind), kinds.key(i));
        }
    }
};

QTEST_GUILESS_MAIN(TestStreamEnd)
#include "tst_streamend.moc"
