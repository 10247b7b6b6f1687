// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/authorityfield.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace runwatch {

AuthorityField::AuthorityField(QWidget *parent)
    : QWidget(parent)
    , m_file(new QLineEdit)
{
    m_file->setAccessibleName(tr("Certificate authority"));
    m_file->setPlaceholderText(tr("PEM file; empty: those of the system"));
    auto *chooser = new QPushButton(tr("Choo&se…"));
    chooser->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_file, 1);
    row->addWidget(chooser);
    setFocusProxy(m_file);
    connect(chooser, &QPushButton::clicked, this, &AuthorityField::choose);
}

void AuthorityField::setFile(const QString &file)
{
    m_file->setText(file);
}

QString AuthorityField::file() const
{
    return m_file->text().trimmed();
}

void AuthorityField::choose()
{
    auto *dialog = new QFileDialog(window(), tr("Certificate Authority"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

} // namespace runwatch
