// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/certificatedialog.h"

#include "ui/log/factform.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/words/timewords.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

namespace runwatch {
namespace {

// In two lines of sixteen bytes.
QString fingerprintText(const QByteArray &sha256)
{
    const auto half = [&sha256](qsizetype first) {
        return QString::fromLatin1(sha256.mid(first, 16).toHex(':').toUpper());
    };
    return half(0) + u'\n' + half(16);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("—") : visibleText(text);
}

QList<Fact> factsOf(const CertificateFacts &certificate)
{
    return {
        {CertificateDialog::tr("Fingerprint (SHA-256)"), fingerprintText(certificate.sha256)},
        {CertificateDialog::tr("For"), orDash(certificate.subject)},
        {CertificateDialog::tr("Names"), orDash(certificate.names.join(QStringLiteral(", ")))},
        {CertificateDialog::tr("Issued by"), orDash(certificate.issuer)},
        {CertificateDialog::tr("Self-signed"), certificate.isSelfSigned ? CertificateDialog::tr("Yes: nobody else vouches for it") : CertificateDialog::tr("No")},
        {CertificateDialog::tr("Valid from"), orDash(dateTimeText(certificate.validFrom.toMSecsSinceEpoch()))},
        {CertificateDialog::tr("Valid until"), orDash(dateTimeText(certificate.validUntil.toMSecsSinceEpoch()))},
    };
}

} // namespace

CertificateDialog::CertificateDialog(const StreamStatus &stream, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate of %1").arg(stream.server));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    const CertificateFacts certificate = stream.certificate.value_or(CertificateFacts());
    auto *advice = new QLabel(tr("Compare the fingerprint with the one that the people who run the server have told you. "
                                 "Only this certificate will be trusted, and only for this server."));
    advice->setTextFormat(Qt::PlainText);
    advice->setWordWrap(true);
    advice->setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    auto *facts = new FactForm;
    facts->setFacts(factsOf(certificate));
    auto *kept = new QCheckBox(tr("&Also after the next start"));
    kept->setChecked(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *copy = buttons->addButton(tr("Co&py"), QDialogButtonBox::ActionRole);
    copy->setIcon(tintedIcon(Icon::Copy));
    QString host = QUrl(stream.server).authority();
    auto *trust = buttons->addButton(tr("&Trust this certificate for %1").arg(host.replace(u'&', QStringLiteral("&&"))),
                                     QDialogButtonBox::DestructiveRole);
    trust->setAutoDefault(false);
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(advice);
    layout->addWidget(facts);
    layout->addStretch(1);
    layout->addWidget(kept);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 78, sizeHint().height());
    connect(copy, &QPushButton::clicked, facts, [facts] { QGuiApplication::clipboard()->setText(facts->asText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(trust, &QPushButton::clicked, this, [this, kept, run = stream.run, pem = certificate.pem] {
        emit trusted(run, pem, kept->isChecked());
        accept();
    });
}

} // namespace runwatch
